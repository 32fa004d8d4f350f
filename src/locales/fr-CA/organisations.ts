import type { organisations as english } from '../en/organisations.ts';

/** Les organisations, les postes et les affirmations. */
export const organisations: Readonly<Record<keyof typeof english, string>> = {
  'organisations.title': 'Qui était où, d’après l’imprimé et les sources',
  'organisations.title.name': 'Organisations du nom de {query}',
  'organisations.lead':
    'Les organisations qui figurent sur la ligne d’un auteur, dans un poste attesté ou dans une affirmation sur le marché.',
  'organisations.ask': 'Nom, autre nom ou sigle',
  'organisations.find': 'Chercher l’organisation',
  'organisations.tally':
    '{total, plural, =0 {Aucune.} one {# organisation.} other {# organisations, les mieux attestées d’abord.}}',
  'organisations.name': 'Organisation',
  'organisations.where': 'Lieu',
  'organisations.people': 'Personnes',
  'organisations.works': 'Publications',
  'organisations.posts': 'Postes attestés',
  'organisations.claims': 'Affirmations',
  'organisations.unit':
    '{of, select, people {{count, plural, one {personne} other {personnes}}} works {{count, plural, one {publication} other {publications}}} posts {{count, plural, one {poste attesté} other {postes attestés}}} other {{count, plural, one {affirmation} other {affirmations}}}}',
  'organisations.source':
    'On compte ce que nous détenons, non ce qui existe : une entreprise qui publie peu se retrouve en bas.',
  'organisations.empty.title': 'Aucune organisation pour « {query} »',
  'organisations.empty.lead': 'Essayez son nom complet, son nom d’usage, ou son nom anglais.',
  'kind.education': 'Université ou école',
  'kind.company': 'Entreprise',
  'kind.facility': 'Centre de recherche',
  'kind.government': 'Organisme public',
  'kind.healthcare': 'Hôpital ou réseau de santé',
  'kind.nonprofit': 'Organisme sans but lucratif',
  'kind.archive': 'Archives',
  'kind.funder': 'Bailleur de fonds',
  'kind.other': 'Organisation',
  'organisation.lead.what':
    '{kind}{place, select, none {} other {, {place}}}{established, select, none {} other { ; établie en {established} selon le registre}}.',
  'organisation.lead.founders':
    'Fondation, selon les sources : {names}{date, select, none {} other { (dès {date})}}.',
  'organisation.lead.others': '{count, plural, one {une autre personne} other {# autres}}',
  'organisation.lead.parent': 'Rattachée à {name}{year, select, none {} other { depuis {year}}}.',
  'organisation.lead.counts':
    '{people, plural, =0 {Personne n’y est connu} one {Une personne y est connue} other {# personnes y sont connues}}{works, plural, =0 {} one {, sur # publication} other {, sur # publications}}{years, select, none {} other {, {years}}}{holders, plural, =0 {} one { ; une par un poste attesté} other { ; # par un poste attesté}}.',
  'organisation.lead.few': 'Cette page repose sur peu de données : un début, non un recensement.',
  'organisation.fact.people': 'articles, postes ou rapports',
  'organisation.fact.posts':
    '{holders, plural, one {# personne} other {# personnes}} ; un début, non un recensement',
  'organisation.flows.title':
    '{from, select, none {D’où l’on vient, où l’on va} other {Provenance : {from}, {came} fois sur {all}{to, select, none {} other { ; destination : {to}, {went} fois sur {gone}}}}}',
  'organisation.flows.dek':
    'Un point, une personne dont le poste est attesté, selon l’organisation nommée avant ou après.',
  'organisation.flows.from': 'Provenance',
  'organisation.flows.to': 'Destination',
  'organisation.flows.others': '{count, plural, one {une autre organisation} other {# autres organisations}}',
  'organisation.flows.source':
    'Postes attestés seulement, quand une source nomme celui d’avant ou d’après. On signale plus volontiers le départ des gens connus que l’arrivée de quiconque.',
  'organisation.years.finding.posts':
    'Depuis {since} : {joined, plural, =0 {aucune arrivée attestée} one {une arrivée attestée} other {# arrivées attestées}}, {left, plural, =0 {aucun départ} one {un départ} other {# départs}}',
  'organisation.years.finding.works':
    'C’est en {year} que son nom figure sur le plus de publications : {works, number}',
  'organisation.years.dek':
    'Les publications qui impriment son nom, selon leur année, et les postes attestés qui commencent ou prennent fin.',
  'organisation.years.works': 'Publications',
  'organisation.years.posts': 'Arrivées et départs attestés',
  'organisation.years.joined': 'arrivées',
  'organisation.years.left': 'départs',
  'organisation.years.desc':
    '{year} : {works, plural, one {# publication} other {# publications}}, {joined, plural, one {# arrivée} other {# arrivées}}, {left, plural, one {# départ} other {# départs}}',
  'organisation.years.source':
    'Une année dont les conférences n’impriment aucune organisation montre peu de publications : voir la couverture, à la page des données.',
  'organisation.posts':
    '{count, plural, one {Un poste attesté} other {# postes attestés}}{people, plural, one {} other {, # personnes}}',
  'organisation.posts.dek': 'Du plus récent au plus ancien ; chaque rangée s’ouvre sur sa source.',
  'organisation.posts.source':
    'Les postes sont donnés tels quels. Un poste sans fin connue a pu se terminer depuis.',
  'organisation.people':
    '{count, plural, one {Une personne porte} other {# personnes portent}} son nom sur une ligne, ou y ont un poste',
  'organisation.people.dek': 'Les mieux attestées.',
  'organisation.people.here': 'Publications ici',
  'organisation.people.years': 'Attestée ici',
  'organisation.people.all': 'En tout',
  'organisation.works':
    '{count, plural, one {Une publication imprime son nom} other {# publications impriment son nom}}',
  'organisation.works.dek': 'Les plus récentes.',
  'organisation.relations': 'De quoi elle relève',
  'relation.parent': 'Relève de',
  'relation.child': 'Comprend',
  'relation.successor': 'Devenue',
  'relation.predecessor': 'Autrefois',
  'organisation.names': 'Autres noms',
  'organisation.models': '{count, plural, one {Un modèle marquant} other {# modèles marquants}}',
  'organisation.models.source': 'Epoch AI, CC BY 4.0.',
  'post.person': 'Personne',
  'post.role': 'Fonction, selon la source',
  'post.when': 'Quand',
  'post.since': 'depuis {date}',
  'post.until': 'jusqu’à {date}',
  'post.undated': 'sans date',
  'post.nowhere': 'organisation non précisée',
  'post.previous': 'auparavant :',
  'post.next': 'ensuite :',
  'claim.when': 'Quand',
  'claim.what': 'Ce qui s’est dit, dans le texte',
  'claim.known': 'Degré de certitude',
  'claim.source': 'Source',
  'claim.range': 'de {low} à {high}',
  'claim.people': '{count, plural, one {# personne} other {# personnes}}',
  'claims.source':
    '{count, plural, one {Une affirmation} other {# affirmations}} ; celles qui se contredisent sont mises côte à côte.',
  'claims.deal': 'Opérations et argent',
  'claims.migration': 'Équipes parties ensemble, selon la presse',
  'claims.package': 'Offres, selon la presse',
  'claims.headcount': 'Effectifs publiés',
  'claims.supply': 'Clients et fournisseurs',
  'claims.liquidity': 'Fenêtres de liquidité',
  'claims.milestone': 'Jalons',
  'claims.condition': 'Conditions annoncées',
};
