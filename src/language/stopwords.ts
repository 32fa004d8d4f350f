/** Words that say nothing of a subject, English and French, folded. */
export const stopwords: ReadonlySet<string> = new Set(
  (
    'a about all also an and any are as at be been between both but by can do does during each for from has have how if in into is ' +
    'it its itself may more most not of on only or other our over so some such than that the their them then there these they ' +
    'this those through to under up upon us use used using via was we were what when where which while who why will with ' +
    'within without you your ' +
    'au aux avec ce ces cet cette dans de des du elle en et il ils la le les leur leurs mais ne ou par pas pour qu que qui sa sans ' +
    'se ses son sous sur un une vers d l'
  ).split(' '),
);
