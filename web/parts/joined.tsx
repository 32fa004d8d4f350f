import { Fragment, type ReactElement } from 'react';

/** Nodes with commas between; each brings its own key. */
export function Joined({ items }: { items: readonly ReactElement[] }) {
  return items.map((item, index) => (
    <Fragment key={item.key}>
      {index > 0 && ', '}
      {item}
    </Fragment>
  ));
}
