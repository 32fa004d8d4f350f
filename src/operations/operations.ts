/** Every operation; the one explicit list, from which the doors are made. */
import { affinity } from './affinity.ts';
import { build, explainBuild } from './build.ts';
import { addClaim, withdrawClaim } from './claims.ts';
import { compare } from './compare.ts';
import { decide } from './decide.ts';
import { decisions } from './decisions.ts';
import { dependence } from './dependence.ts';
import { explainPerson } from './explain-person.ts';
import { findDeals } from './find-deals.ts';
import { findMigrations } from './find-migrations.ts';
import { findMoves } from './find-moves.ts';
import { findOrganisations } from './find-organisations.ts';
import { findPeople } from './find-people.ts';
import { findWorks } from './find-works.ts';
import { home } from './home.ts';
import { importFiles } from './import.ts';
import { importClaims, previewClaims } from './import-claims.ts';
import { judge, withdraw } from './judge.ts';
import type { Operation } from './operation.ts';
import { compareCliffs } from './package-cliff.ts';
import { comparePackages, counterOffer } from './package-compare.ts';
import { decomposeHeadline, findPackages } from './package-decompose.ts';
import { exportOcf, importOcf } from './package-ocf.ts';
import { payRipple } from './package-ripple.ts';
import { valuePackage } from './package-value.ts';
import { review } from './review.ts';
import { showCareer } from './show-career.ts';
import { showDeal } from './show-deal.ts';
import { showFlows } from './show-flows.ts';
import { showMigration } from './show-migration.ts';
import { showOrganisation } from './show-organisation.ts';
import { showPerson } from './show-person.ts';
import { showRetention } from './show-retention.ts';
import { showShock } from './show-shock.ts';
import { showWork } from './show-work.ts';
import { sources } from './sources.ts';
import { sql } from './sql.ts';
import { showStatus } from './status.ts';
import { suggest } from './suggest.ts';
import { suppress } from './suppress.ts';
import { undo } from './undo.ts';

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
