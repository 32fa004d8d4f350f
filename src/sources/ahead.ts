/**
 * Takes up to `count` items more than were asked for, so that what they begin goes on while the one before is used. The order stays.
 */
export async function* ahead<Item>(items: AsyncGenerator<Item>, count: number): AsyncGenerator<Item> {
  const taken: Promise<IteratorResult<Item>>[] = [];
  const take = (): void => {
    const next = items.next();
    // Whoever comes to it is told of its failure; until then it is nobody's.
    next.catch(() => undefined);
    taken.push(next);
  };
  try {
    for (let i = 0; i < count; i++) take();
    for (;;) {
      take();
      const next = await taken.shift();
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    await Promise.allSettled(taken);
    await items.return(undefined);
  }
}
