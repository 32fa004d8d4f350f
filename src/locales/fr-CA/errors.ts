import type { errors as english } from '../en/errors.ts';

/** Les erreurs qu’on peut rencontrer à l’écran, par code : ce qui s’est passé, et que faire. */
export const errors: Readonly<Record<keyof typeof english, string>> = {
  'error.person-unknown.what': 'Personne n’est connu sous cet identifiant ou ce nom',
  'error.person-unknown.mend': 'Cherchez le nom : une autre graphie y mènera peut-être.',
  'error.person-ambiguous.what': 'Plusieurs personnes portent ce nom',
  'error.person-ambiguous.mend': 'Cherchez le nom, puis choisissez entre elles.',
  'error.person-not-member.what':
    'Cette personne ne compte pas parmi les membres : elle est partie, ou moins d’une de ses lignes récentes sur dix nomme l’endroit',
  'error.person-not-member.mend': 'Voyez sur la page de l’organisation qui en est.',
  'error.organisation-unknown.what': 'Aucune organisation n’est connue sous cet identifiant ou ce nom',
  'error.organisation-unknown.mend':
    'Cherchez-la dans la liste des organisations, sous un autre nom ou par son sigle.',
  'error.work-unknown.what': 'Aucune publication n’est connue sous cet identifiant',
  'error.work-unknown.mend': 'Cherchez-la par son titre.',
  'error.nothing-published.what': 'Rien n’est encore construit',
  'error.nothing-published.mend': 'Attendez la fin de la première construction, puis réessayez.',
  'error.input-refused.what': 'Question illisible',
  'error.input-refused.mend': 'Corrigez l’adresse, ou reprenez par la recherche.',
  'error.question-empty.what': 'La question ne contient aucun mot à chercher',
  'error.question-empty.mend': 'Posez-la avec un nom, ou avec les mots d’un titre.',
  'error.cursor-stale.what': 'Cette liste appartient à une construction antérieure',
  'error.cursor-stale.mend': 'Rechargez la page pour la relire du début.',
  'error.search-index-damaged.what': 'L’index de recherche est illisible',
  'error.search-index-damaged.mend': 'Relancez une construction, puis rechargez la page.',
};
