import { type ComponentProps, createContext, use } from 'react';

/** The id of the heading of the figure that something stands in. */
export const FigureHeading = createContext<string | undefined>(undefined);

/** A table that is known by its figure's finding, or by a label where it stands in none. */
export function Table({ label, ...rest }: ComponentProps<'table'> & { readonly label?: string }) {
  const heading = use(FigureHeading);
  return (
    <table {...rest} {...(label === undefined ? { 'aria-labelledby': heading } : { 'aria-label': label })} />
  );
}
