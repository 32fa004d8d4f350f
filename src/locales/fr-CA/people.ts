import type { people as english } from '../en/people.ts';

/** Les personnes : la liste, et la page de chacune. */
export const people: Readonly<Record<keyof typeof english, string>> = {
  'people.title.all': 'Personnes',
  'people.title.subject': 'Qui travaille sur « {query} » ?',
  'people.title.then': 'Qui travaillait sur « {query} » à la fin de {year} ?',
  'people.title.name': 'Les personnes du nom de {query}',
  'people.title.like':
    '{name, select, none {Qui travaille sur les mêmes sujets} other {Des profils proches de {name}}}',
  'people.title.brief': 'Qui répond à ce mandat ?',
  'people.lead':
    'Toutes celles qui ont signé une publication des listes, ou qu’une source nomme à propos d’un poste, d’un rapport ou d’un modèle.',
  'people.tally.all':
    '<b>{total, plural, one {# personne} other {# personnes}}</b>, en commençant par celles qui publient le plus.',
  'people.tally.name':
    '<b>{total, plural, =0 {Personne} one {# personne} other {# personnes}}</b> sous ce nom.',
  'people.tally.subject':
    '{total, plural, =0 {<b>Personne</b> n’a} one {<b># personne</b> a} other {<b># personnes</b> ont}} publié là-dessus.',
  'people.tally.wide':
    '{total, plural, =0 {<b>Personne</b>} one {<b># personne</b>} other {<b># personnes</b>}}, parfois grâce au seul terme voisin.',
  'people.tally.like':
    '{total, plural, =0 {<b>Personne</b> n’a} one {<b># personne</b> a} other {<b># personnes</b> ont}} publié sur les mêmes sujets.',
  'people.tally.brief':
    '{total, plural, =0 {<b>Personne</b> n’a} one {<b># personne</b> a} other {<b># personnes</b> ont}} publié sur ce qu’il demande.',
  'people.tally.held':
    '<b>{total, plural, =0 {Aucune} other {#}}</b> de {among, plural, one {# personne trouvée} other {# personnes trouvées}}.',
  'people.tally.share': 'La part est ce qu’une publication apporte au résultat.',
  'people.source.subject':
    'BM25 sur les titres, mots-clés et conférences ; les publications récentes et les places de premier ou de dernier auteur comptent davantage ; les citations, pas du tout. Sur ce sujet : la moitié de la question ou plus, les mots rares pesant davantage ; tout près : moins que cela, ou un terme voisin. Un silence n’est pas une absence.',
  'people.source.name': 'Noms tels qu’imprimés ; accents, ordre et initiales indifférents.',
  'people.as.subject': 'Y lire un sujet',
  'people.as.name': 'Y lire un nom',
  'people.empty.title': 'Personne pour « {query} »',
  'people.empty.lead':
    'Essayez moins de mots, une autre graphie, ou les mots d’un titre, en anglais : la plupart des titres le sont.',
  'people.empty.all': 'Personne ne répond à ces filtres',
  'people.empty.held':
    'Sans eux, {among, plural, one {on trouve une personne} other {on trouve # personnes}}. Ôtez un filtre, ou tous.',
  'people.empty.clear': 'Sans filtres',
  'people.like': 'Profils proches',
  'people.like.label': 'Des profils proches de {name}',
  'people.byRelated': 'par un terme voisin',
  'people.rest':
    '{works, plural, =0 {aucune autre publication sur ce sujet} one {une autre publication sur ce sujet} other {# autres publications sur ce sujet}}',
  'people.rest.near':
    '{works, plural, =0 {aucune autre publication sur ce sujet} one {une autre, sur ce sujet ou tout près} other {# autres, sur ce sujet ou tout près}}',
  'people.points': '{points} points',
  'filter.label': 'Filtres',
  'filter.organisation': 'Dernier lieu connu',
  'filter.country': 'Pays',
  'filter.stage': 'Étape de carrière',
  'filter.active': 'Dernière publication',
  'filter.since': '{year} ou après',
  'stage.since': 'première publication depuis {year}',
  'stage.between': 'de {from} à {to}',
  'stage.before': 'avant {year}',
  'stage.none': 'aucune publication recensée',
  'filter.then':
    'Les filtres valent à la fin de {year} : où l’on avait vu chaque personne, et ce qu’elle avait publié jusque-là.',
  'filter.facet.then':
    'Comptées dès que l’une est choisie : chaque personne est alors mesurée à la fin de {year}, ce qui prend quelques secondes la première fois.',
  'people.place.printed': '{place}, comme une de ses publications l’imprimait en {year}.',
  'people.place.seat': 'Siège : {place}.',
  'people.last.documented':
    'Une source lui attribue un poste{year, select, none {} other { en {year}}} : {organisation}.',
  'people.last.likely': 'Sur ses publications{year, select, none {} other { de {year}}} : {organisation}.',
  'people.last.possible':
    'Une de ses publications{year, select, none {} other { de {year}}} mentionne {organisation}, sans dire pour qui.',
  'people.last.none': 'Aucune organisation imprimée.',
  'people.works':
    '{works, plural, one {# publication} other {# publications}}{years, select, none {} other {, {years}}}',
  'people.posts': '{posts, plural, one {# poste, rapport ou modèle} other {# postes, rapports et modèles}}',
  'people.onSubject':
    '{works, plural, one {# publication} other {# publications}} sur ce sujet ; activité {years}',
  'people.onSubject.few':
    '{works, plural, one {# publication} other {# publications}} sur ce sujet, trop peu pour un rang',
  'person.forwarded':
    'L’identifiant {old} n’a plus cours ; voici la personne qui en a repris la plupart des publications.',
  'person.postNow': 'Poste actuel',
  'person.postNow.none': 'aucun connu',
  'person.postNow.sources':
    '{count, plural, one {# source} other {# sources}}{date, select, none {} other {, la dernière de {date}}}',
  'person.works': 'Publications recensées',
  'person.works.none': 'aucune',
  'person.reports': 'Rapports de laboratoires',
  'person.models': 'Modèles marquants',
  'person.awards': 'Prix',
  'person.spellings': 'Graphies',
  'person.lead.post': '{organisation}{since, select, none {} other { depuis {since}}}, d’après {publisher}.',
  'person.lead.post.role':
    '« {role} », {organisation}{since, select, none {} other { depuis {since}}}, d’après {publisher}.',
  'person.lead.past': '{organisation} jusqu’à {until}, d’après {publisher} ; rien n’est connu depuis.',
  'person.lead.before': 'Auparavant : {posts}.',
  'person.lead.before.part': '{organisation}{when, select, none {} other { ({when})}}',
  'person.lead.work': 'Son article à {paper} porte la mention {organisation}.',
  'person.lead.works': 'Ses articles de {year} portent la mention {organisation}.',
  'person.lead.unprinted':
    '{works, plural, one {Son unique publication recensée n’imprime} other {Ses # publications recensées n’impriment}} aucune organisation.',
  'person.lead.named': 'Son nom figure dans « {title} » ({publisher}) ; aucune publication dans les listes.',
  'person.lead.silence': 'Aucune publication recensée depuis {year} ; cela ne dit rien du travail accompli.',
  'person.timeline.none': 'Aucune organisation connue pour ces publications',
  'person.timeline.one': '{organisation}, {years}',
  'person.timeline.list':
    '{organisation} et {others} autres organisations en {years, plural, one {une seule année} other {# ans}}',
  'person.timeline.many':
    '{homes} maisons en {years, plural, one {une seule année} other {{span} ans}}{founded, plural, =0 {} one {, dont une cofondée} other {, dont {some} cofondées}}',
  'person.timeline.dek':
    'Les organisations en barres, les publications en points : pleins si la ligne de l’auteur imprime une organisation, vides sinon. Une publication dont on ne sait que l’année se tient quelque part dans l’année.',
  'person.timeline.capped': 'Les points sont les {shown, number} dernières de {works, number} publications.',
  'person.timeline.more':
    '{count, plural, one {Une autre organisation, peu attestée, figure au tableau ci-dessous.} other {# autres organisations, peu attestées, figurent au tableau ci-dessous.}}',
  'person.timeline.source':
    'Postes : {sources}. Les articles portent la date de leur publication, quelques mois après le travail. Un bord estompé est une date inconnue.',
  'person.timeline.source.works':
    'Organisations telles qu’imprimées sur les articles, à la date de leur publication, quelques mois après le travail. Un bord estompé est une date inconnue.',
  'person.timeline.desc':
    '{lanes, plural, one {# rangée} other {# rangées}} : {list}. {works, plural, one {# publication en point} other {# publications en points}}.',
  'person.timeline.unprinted': 'Aucune organisation imprimée',
  'timeline.likely': 'sur des articles',
  'timeline.possible': 'possible',
  'timeline.since': 'depuis {year}',
  'timeline.key.documented': 'poste attesté',
  'timeline.key.likely': 'probable, d’après des articles',
  'timeline.key.possible': 'possible',
  'timeline.key.full': 'publication, organisation imprimée',
  'timeline.key.empty': 'publication, rien d’imprimé',
  'timeline.key.founding': 'fondation, selon la source',
  'person.places': 'Les lieux, et qui l’affirme',
  'person.places.dek': 'Chaque rangée s’ouvre sur ses sources.',
  'person.places.organisation': 'Organisation',
  'person.places.role': 'Fonction, selon la source',
  'person.places.when': 'Quand',
  'person.places.known': 'Degré de certitude',
  'person.places.sources': 'Sources',
  'stint.seen': 'attesté {years}',
  'person.together': 'Publications à plusieurs',
  'person.together.finding':
    '{works, plural, one {Une publication} other {# publications}} avec {name}, plus qu’avec quiconque',
  'person.together.dek': 'Publications communes, par année ; l’aire du point les compte.',
  'person.together.desc': '{name} : {works, plural, one {# publication} other {# publications}}',
  'person.together.year': '{year} : {works, plural, one {# publication} other {# publications}}',
  'person.together.source': '{count, plural, one {Un seul coauteur} other {# coauteurs}} en tout.',
  'person.list': '{works, plural, one {Une publication recensée} other {# publications recensées}}',
  'person.list.dek':
    'De la plus récente à la plus ancienne ; à droite, l’organisation imprimée sur sa ligne.',
  'person.list.place':
    '{position, selectordinal, one {#er} other {#e}} de {authors, plural, one {# auteur} other {# auteurs}}',
  'person.list.alone': 'seul auteur',
  'person.others': 'Rapports, modèles et prix qui portent son nom',
  'person.identity.note':
    'Une ligne est rattachée à une personne par le nom et par un coauteur ou une organisation en commun : deux homonymes peuvent être confondus, une même personne scindée.',
  'person.held': 'Ce que nous détenons, et à quelles conditions',
  'person.held.dek':
    'Ni photographie, ni genre, ni santé, ni croyance, ni coordonnées privées : de personne.',
};
