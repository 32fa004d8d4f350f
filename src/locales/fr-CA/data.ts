import type { data as english } from '../en/data.ts';

/** L’accueil et les données : ce qui est neuf, ce que nous détenons, et jusqu’où s’y fier. */
export const data: Readonly<Record<keyof typeof english, string>> = {
  'home.examples': 'Par exemple',
  'home.example.subject': 'qui travaille sur l’interprétabilité mécaniste',
  'home.example.organisation': 'qui a fondé Thinking Machines Lab, qui y est venu et d’où',
  'home.example.name': 'Yann Le Cun, quelle que soit la graphie',
  'home.title': '{people, number} personnes derrière {works, number} publications en IA',
  'home.lead':
    'Où elles étaient, qui l’affirme, et ce que personne n’a dit : les lignes d’auteurs de {venues, number} conférences, {posts, number} postes attestés par les équipes et la presse, {claims, number} affirmations sur le marché avec leurs contradictions.',
  'home.claims': 'Dernières affirmations sur le marché',
  'home.claims.dek': 'Telles que publiées, avec leur degré de certitude.',
  'home.claims.source':
    '{count, plural, one {# affirmation} other {# affirmations}} en tout ; celles d’une organisation se lisent à sa page.',
  'home.foundings': 'Dernières fondations',
  'home.foundings.more': 'et {count, plural, one {une autre personne} other {# autres}}',
  'home.foundings.from': '– de {origins}',
  'home.posts': 'Derniers postes attestés',
  'home.post.began': 'Arrivée :',
  'home.post.ended': 'Départ :',
  'home.watched':
    '{count, plural, one {Une organisation} other {# organisations}} dans la course aux talents',
  'home.watched.dek':
    'Arrivées et départs, d’après les mouvements et les postes attestés, par semestre depuis 2023 ; une seule échelle pour toutes.',
  'home.watched.net': '{joined, number} entrées, {left, number} sorties ({net})',
  'home.watched.chart': '{name} : arrivées et départs par semestre',
  'home.watched.source':
    'Mouvements attestés ou probables, et {posts, number} postes attestés. Un début, non un recensement : on signale plus volontiers le départ des gens connus que l’arrivée de quiconque, et les publications ne montrent un mouvement qu’après des mois.',
  'home.behind': 'Ce qu’il y a derrière ces pages',
  'home.behind.all': 'Chaque source, ses conditions, et ce qui n’a pas été retenu',
  'held.people': 'Personnes',
  'held.works': 'Publications',
  'held.works.note':
    '{venues, plural, one {# conférence} other {# conférences}}{years, select, none {} other {, {years}}}',
  'held.lines': 'Lignes d’auteurs',
  'held.organisations': 'Organisations',
  'held.posts': 'Postes attestés',
  'held.posts.note': '{people, plural, one {# personne} other {# personnes}}',
  'held.claims': 'Affirmations sur le marché',
  'held.claims.note': 'au {date}, contradictions comprises',
  'held.models': 'Modèles marquants, Epoch AI',
  'held.reports': 'Rapports de laboratoires',
  'held.awards': 'Prix',
  'held.kind':
    '{kind, select, work {{count, plural, one {# publication} other {# publications}}} post {{count, plural, one {# poste} other {# postes}}} report {{count, plural, one {# rapport} other {# rapports}}} model {{count, plural, one {# modèle} other {# modèles}}} award {{count, plural, one {# prix} other {# prix}}} migration {{count, plural, one {# migration d’équipe} other {# migrations d’équipe}}} other {{count, plural, one {# notice} other {# notices}}}}',
  'coverage.thins': 'Après {year}, les listes se taisent de plus en plus',
  'coverage.fills': 'À partir de {year}, les listes en disent davantage',
  'coverage.steady': 'Couverture stable : de {low} à {high} des lignes impriment une organisation',
  'coverage.few': 'Trop peu d’années pour juger de la couverture',
  'coverage.dek':
    'Part des lignes d’auteurs qui impriment l’organisation de l’auteur. La partie pâle échappe au regard.',
  'coverage.source':
    '{lines, number} lignes d’auteurs, dont {printed, number} avec leur propre organisation.',
  'data.title': 'Sur quoi tout ceci repose',
  'data.lead':
    '{sources, plural, one {Une source} other {# sources}}{date, select, none {} other {, au {date}}} : ce que chacune a fourni, à quelles conditions, ce qui n’a pas été retenu, et où le silence ne veut rien dire.',
  'data.sources': '{records, number} notices lues, {rejected, number} non retenues en entier',
  'data.sources.dek':
    'Chaque source avec ses conditions. Une notice écartée, en tout ou en partie, garde son motif.',
  'data.sources.name': 'Sources',
  'data.source': 'Source',
  'data.terms': 'Conditions',
  'data.span': 'Période',
  'data.knownTo': 'connue au {date}',
  'data.records': 'Notices',
  'data.rejected': 'Non retenues',
  'data.rejected.none': 'aucune',
  'data.rejected.count': '{count, number}, et pourquoi',
  'data.files': '{count, plural, one {# fichier} other {# fichiers}}',
  'data.silent': 'Des listes qui n’impriment aucune organisation',
  'data.silent.dek': 'Pour ces conférences et ces années, l’absence de quelqu’un ne signifie rien.',
  'data.silent.lines': '{lines} lignes d’auteurs',
  'data.steps':
    'Construit en {steps, plural, one {une étape} other {# étapes}}, {seconds, plural, one {# seconde} other {# secondes}} de calcul',
  'data.steps.dek': '{date, select, none {} other {Publié le {date}, construction }}{build}.',
  'data.steps.name': 'Étapes de la construction',
  'data.duties': 'Ce que l’on doit aux personnes nommées',
  'data.duties.fields':
    'Chaque source a sa liste de champs admis. Le genre, les photographies, la religion, la santé et les coordonnées privées n’y figurent pas et ne sont pas déduits.',
  'data.duties.local': 'Tout reste sur cette machine : les pages n’adressent de requête à personne d’autre.',
  'data.duties.claims':
    'Ce qui est dit d’une personne est attribué, daté, qualifié ; une affirmation démentie reste, avec son démenti.',
  'data.duties.identity':
    'Qui a écrit quoi se déduit des noms et d’indices communs ; il arrive que ce soit faux.',
  'data.duties.suppression':
    'Qui le demande n’apparaît plus nulle part : « Retirer cette personne », au bas de sa page. Ses publications restent, sans son nom.',
};
