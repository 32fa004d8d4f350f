import type { expertise as english } from '../en/expertise.ts';

export const expertise: Record<keyof typeof english, string> = {
  'cli.affinity': 'à quel point des textes touchent à ce que des personnes ont publié',
  'cli.option.people':
    'fichier JSON, une liste de personnes, chacune avec « person » (un identifiant) et « works » (une liste de « title » et « year »)',
  'cli.option.texts':
    'fichier JSON, une liste de textes, chacun avec « text » (un identifiant) et « title » (ses mots)',
  'cli.option.embeddings':
    'adresse d’un modèle de phrases à vous ou de confiance (…/v1/embeddings ou …/embed) : chaque titre y est envoyé; sans elle, rien n’est envoyé',
  'cli.option.model': 'nom du modèle à cette adresse',
  'error.vectors-refused.what': 'Les vecteurs des titres ne se comparent pas',
  'error.vectors-refused.mend': 'Donnez les vecteurs d’un même modèle.',
  'error.embeddings-refused.what': 'Le modèle de phrases ne peut pas être interrogé',
  'error.embeddings-refused.mend':
    'Nommez un serveur en marche, par exemple http://127.0.0.1:8080/embed, ou http://127.0.0.1:11434/v1/embeddings avec --model, ou omettez --embeddings.',
  'cli.option.should': 'sujet qui compte pour moitié en plus; plusieurs par points-virgules',
  'cli.option.not': 'écarte les publications qui ont tous ces mots; plusieurs par points-virgules',
  'cli.option.like': 'identifiant ou nom d’une personne : celles qui travaillent sur les mêmes sujets',
  'cli.option.brief':
    'fichier d’un mandat ou d’une offre d’emploi, ou - pour l’écrire; les lieux nommés servent de filtres',
  'cli.option.asOf': 'une année : ce qui a paru ensuite n’est pas vu',
  'cli.option.noRelated': 'n’ajoute aucun terme employé par les mêmes personnes',
  'cli.option.without': 'termes voisins non désirés; plusieurs par points-virgules',
  'cli.option.ever':
    'identifiant ou nom d’une organisation où la personne a été vue un jour; plusieurs par virgules',
  'cli.option.city': 'ville où la personne a été vue en dernier; plusieurs par virgules',
  'cli.option.venue': 'clé d’un lieu de publication, comme iclr; plusieurs par virgules',
  'cli.evaluate.expertise': 'qui publiera sur un sujet, prévu d’après ce qu’on savait à la fin d’une année',
  'cli.option.freeze': 'dernière année vue; plusieurs par virgules',
  'search.translated': 'Lu en anglais : {terms}.',
  'search.related': 'Termes employés par les mêmes personnes, ajoutés : {terms}. --without en retire.',
  'search.subjects': 'D’après ses sujets : {terms}.',
  'search.places': 'Limité à {places}.',
  'search.then': 'Les filtres et leurs nombres sont ceux de la fin de {year}.',
  'search.doubtful':
    '{people, plural, one {Une personne n’y est que par une publication qui nomme le lieu sans dire de qui ; elle vient en dernier.} other {# personnes n’y sont que par des publications qui nomment le lieu sans dire de qui ; elles viennent en dernier.}}',
  'search.also': 'voisin',
};
