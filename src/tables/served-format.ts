/**
 * How pages and the search index are stored. Raise it with any change of theirs: a program then builds again what another
 * version published, and serves none of it meanwhile.
 */
export const servedFormat = '9';
