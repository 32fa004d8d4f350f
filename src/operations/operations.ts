/** Every operation; the one explicit list, from which the doors are made. */
import { affinity } from './affinity.ts';
import { build, explainBuild } from './builds/build.ts';
import { importFiles } from './builds/import.ts';
import { sources } from './builds/sources.ts';
import { showStatus } from './builds/status.ts';
import { compare } from './compare.ts';
import { addClaim, withdrawClaim } from './deals/claims.ts';
import { findDeals } from './deals/find-deals.ts';
import { importClaims, previewClaims } from './deals/import-claims.ts';
import { showDeal } from './deals/show-deal.ts';
import { showShock } from './deals/show-shock.ts';
import { decide } from './decisions/decide.ts';
import { decisions } from './decisions/decisions.ts';
import { explainPerson } from './decisions/explain-person.ts';
import { judge, withdraw } from './decisions/judge.ts';
import { review } from './decisions/review.ts';
import { suppress } from './decisions/suppress.ts';
import { undo } from './decisions/undo.ts';
import { dependence } from './dependence.ts';
import { findOrganisations } from './find-organisations.ts';
import { findPeople } from './find-people.ts';
import { findWorks } from './find-works.ts';
import { home } from './home.ts';
import { findMigrations } from './mobility/find-migrations.ts';
import { findMoves } from './mobility/find-moves.ts';
import { showCareer } from './mobility/show-career.ts';
import { showFlows } from './mobility/show-flows.ts';
import { showMigration } from './mobility/show-migration.ts';
import { showRetention } from './mobility/show-retention.ts';
import type { Operation } from './operation.ts';
import { compareCliffs } from './packages/cliff.ts';
import { comparePackages, counterOffer } from './packages/compare.ts';
import { decomposeHeadline, findPackages } from './packages/decompose.ts';
import { exportOcf, importOcf } from './packages/ocf.ts';
import { payRipple } from './packages/ripple.ts';
import { valuePackage } from './packages/value.ts';
import { showOrganisation } from './show-organisation.ts';
import { showPerson } from './show-person.ts';
import { showWork } from './show-work.ts';
import { sql } from './sql.ts';
import { suggest } from './suggest.ts';

export const operations: readonly Operation[] = [
  home,
  suggest,
  findPeople,
  showPerson,
  affinity,
  explainPerson,
  compare,
  findWorks,
  showWork,
  findOrganisations,
  showOrganisation,
  findDeals,
  showDeal,
  showShock,
  addClaim,
  withdrawClaim,
  previewClaims,
  importClaims,
  findPackages,
  decomposeHeadline,
  valuePackage,
  comparePackages,
  counterOffer,
  payRipple,
  compareCliffs,
  exportOcf,
  importOcf,
  findMoves,
  findMigrations,
  showMigration,
  showFlows,
  showRetention,
  showCareer,
  dependence,
  sources,
  showStatus,
  build,
  explainBuild,
  importFiles,
  decide,
  suppress,
  undo,
  decisions,
  review,
  judge,
  withdraw,
  sql,
];
