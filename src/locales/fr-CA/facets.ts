/** Facettes, comparaison, ce qui repose sur qui, critères. */
export const facets = {
  'cli.compare': 'six facettes de personnes côte à côte, combinées seulement par vos poids',
  'cli.compare.people': 'noms ou identifiants, chacun entre guillemets',
  'cli.option.weights': 'facette:poids, séparés par des virgules, p. ex. depth:2,leadership:1',
  'cli.option.facetsAsOf': 'une année : facettes d’après ce qu’on savait à sa fin',
  'cli.dependence': 'ce qui, dans une organisation, repose sur qui, et ce qui part avec des gens',
  'cli.option.leaving': 'noms ou identifiants des personnes qui partent',
  'cli.evaluate.facets': 'qui sera distingué, prévu par les facettes arrêtées à la fin d’une année',
  'cli.evaluate.dependence': 'écart entre parts de capacité tirées et exactes',
  'facet.depth': 'Profondeur',
  'facet.breadth': 'Étendue',
  'facet.impact': 'Effet pratique',
  'facet.responsibility': 'Responsabilité',
  'facet.cross-functional': 'Travail transversal',
  'facet.leadership': 'Direction et équipes',
  'facet.short.depth': 'Profondeur',
  'facet.short.breadth': 'Étendue',
  'facet.short.impact': 'Pratique',
  'facet.short.responsibility': 'Responsable',
  'facet.short.cross-functional': 'Transversal',
  'facet.short.leadership': 'Équipes',
  'facets.few':
    '{works, plural, =0 {Aucune publication} one {Une publication} other {# publications}} dans les listes : trop peu pour se prononcer.',
  'facets.cohort':
    'Centile parmi {people, number} personnes {age, select, from0 {à trois ans au plus} from4 {à quatre à sept ans} from8 {à huit à quinze ans} other {à seize ans ou plus}} de leur première publication{area, select, none {} other {, surtout dans le domaine {area}}}.',
  'facets.asOf': 'État à la fin de {year}.',
  'facets.interval': '{low} à {high}',
  'facets.pieces':
    '{pieces, plural, =0 {rien dans les listes} one {une pièce} other {# pièces}}{subject, select, none {} other {, {subject}}}',
  'facets.layer':
    '{layer, plural, =1 {Personne ici ne devance cette personne dans toutes les facettes.} other {Rang # : quelqu’un ici devance ou égale cette personne dans toutes les facettes qui comptent.}}',
  'facets.blend':
    'Selon vos poids : {score} ({low} à {high}) ; première de la liste avec une probabilité de {first}.',
  'facets.finding':
    '{high, select, none {Aucune facette ne dépasse nettement la cohorte} other {Nettement au-dessus de la cohorte : {high}}}{low, select, none {} other { ; au-dessous : {low}}}',
  'facets.dek':
    'Le point est l’estimation, la bande son intervalle à 90 %, le champ gris la moitié centrale de la cohorte.',
  'facets.source':
    'Six facettes sans pondération, état {year} ; publications, modèles, rapports et prix des listes, aucune citation comptée. Moins on en sait, plus l’estimation rejoint la cohorte ; intervalles obtenus en ôtant une pièce à la fois.',
  'facets.median': 'médiane de la cohorte',
  'facets.described': '{facet} : {percentile} ({low} à {high})',
  'facets.topics': 'Publie surtout sur {topics}',
  'facets.topics.dek': 'Sujets et disciplines des publications ; une publication peut en avoir plusieurs.',
  'facets.topic.works': '{works, plural, one {une publication} other {# publications}}, {years}',
  'compare.title': 'Qui choisir',
  'compare.lead':
    'Jusqu’à six personnes sur les mêmes axes, chacune dans une cohorte du même âge de carrière et du même domaine.',
  'compare.none': 'Personne n’est encore choisi',
  'compare.none.lead':
    'Choisissez des gens dans une liste avec x, ou inscrivez leurs identifiants dans l’adresse.',
  'compare.weights': 'Vos poids',
  'compare.asOf': 'État à la fin de',
  'compare.act': 'Comparer',
  'compare.chosen': '{people, plural, one {Une personne choisie} other {# personnes choisies}}',
  'compare.choose': 'Choisir {name} pour comparer',
  'dependence.none': 'Trop peu de membres connus pour dire ce qui repose sur qui.',
  'dependence.lead':
    '{people, number} membres, {works, number} publications en {years}, où qu’elles aient été écrites ; autant de concentration qu’avec {effective} personnes égales.',
  'dependence.without': 'Si {names} {count, plural, one {s’en va} other {s’en vont}}',
  'dependence.goes':
    '{work} ({range}) des travaux publics des membres s’en va, et {capacity} de la capacité dans leurs sujets.',
  'dependence.subject': 'sujet',
  'dependence.lost': 'perdu',
  'dependence.left': 'experts restants',
  'dependence.key': 'Personnes clés',
  'dependence.work': 'travaux publics',
  'dependence.capacity': 'capacité',
  'dependence.remains': 'reste si elles et les précédentes partent',
  'dependence.subjects':
    '{one} {subjects, plural, one {sujet sur un} other {sujets sur #}} {one, plural, one {repose} other {reposent}} sur une seule personne',
  'dependence.works': '{works, plural, one {une publication} other {# publications}}',
  'dependence.curve':
    'Si {count, plural, one {une personne part} other {# personnes partent}}, {share} des travaux publics {count, plural, one {la suivent} other {les suivent}}',
  'dependence.curve.dek':
    'Part des travaux publics des membres, comptés par fractions, en {years}, qui reste, avec son intervalle à 90 % ; partent d’abord celles et ceux dont on dépend le plus.',
  'dependence.curve.source':
    '{works, number} publications de {people, number} personnes, où qu’elles aient été écrites ; autant de concentration qu’avec {effective} personnes égales. Ce qui n’est pas publié ne se voit pas.',
  'dependence.curve.axis': 'personnes qui partent, les plus indispensables d’abord',
  'dependence.curve.point': '{name} : il reste {share} ({low} à {high})',
  'dependence.subjects.none': 'Aucun sujet ne repose sur une seule personne',
  'dependence.subjects.dek':
    'Sujets qui perdent la moitié de leur capacité ou davantage quand une personne part ; la barre est la part de cette personne.',
  'dependence.subjects.source':
    'Sujets de trois publications de membres ou plus en {years}. Un départ récent peut encore compter ; qui ne publie jamais ne compte pas.',
  'people.criteria.must': 'Il faut',
  'people.criteria.should': 'De préférence',
  'people.criteria.not': 'Sans',
  'people.criteria.change': 'Modifier les critères',
  'people.criteria.apply': 'Chercher',
  'people.criteria.today': 'aujourd’hui',
  'people.criteria.hint': 'plusieurs : séparez par des points-virgules',
  'people.reading.translated': 'Lu comme',
  'people.reading.related': 'Trouvé aussi par',
  'people.reading.remove': 'Écarter « {term} »',
  'people.reading.related.off': 'Sans termes voisins',
  'people.reading.related.on': 'Ajouter les termes voisins',
  'people.reading.places': 'Limité à',
  'people.reading.unknown': 'Dans aucun titre',
  'people.score': '{points} points : {parts} et {rest} d’autres publications',
  'cli.option.facet': 'centile minimal de facettes, séparés par des virgules, p. ex. depth:80,leadership:60',
  'filter.facet': 'Facettes',
  'filter.facet.least': '{facet}, dans le premier cinquième',
  'filter.facet.other': '{facet}, à partir du centile {least}',
  'filter.venue': 'A publié à',
  'filter.ever': 'Vu là un jour',
  'filter.now': 'vu là en dernier',
  'filter.everThere': 'vu là un jour',
} as const;
