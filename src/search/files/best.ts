/**
 * The first `limit` of the places 0 .. `count` - 1 under an order, in that order.
 * @param compare negative where place `a` comes before place `b`; a total order
 */
export function best(count: number, limit: number, compare: (a: number, b: number) => number): number[] {
  const top = new Top(limit, compare);
  for (let place = 0; place < count; place++) top.add(place);
  return top.inOrder();
}

/** Keeps the first of what comes under an order: a heap whose root is the last of those kept, so that most cost one comparison. */
export class Top<Item> {
  private readonly heap: Item[] = [];
  private readonly limit: number;
  private readonly compare: (a: Item, b: Item) => number;

  /** @param compare negative where `a` comes before `b`; a total order */
  constructor(limit: number, compare: (a: Item, b: Item) => number) {
    this.limit = limit;
    this.compare = compare;
  }

  /** The last of those kept, which the next one must come before; undefined while there is room. */
  get last(): Item | undefined {
    return this.heap.length < this.limit ? undefined : this.heap[0];
  }

  add(item: Item): void {
    const { heap, limit, compare } = this;
    if (heap.length < limit) {
      heap.push(item);
      rise(heap, compare);
    } else if (limit > 0 && compare(item, heap[0]!) < 0) {
      heap[0] = item;
      sink(heap, compare);
    }
  }

  /** Those kept, the first one first. */
  inOrder(): Item[] {
    return this.heap.toSorted(this.compare);
  }
}

function rise<Item>(heap: Item[], compare: (a: Item, b: Item) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compare(heap[at]!, heap[parent]!) <= 0) return;
    [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
    at = parent;
  }
}

function sink<Item>(heap: Item[], compare: (a: Item, b: Item) => number): void {
  for (let at = 0; ; ) {
    let last = at;
    const end = Math.min(2 * at + 3, heap.length);
    for (let child = 2 * at + 1; child < end; child++) {
      if (compare(heap[child]!, heap[last]!) > 0) last = child;
    }
    if (last === at) return;
    [heap[at], heap[last]] = [heap[last]!, heap[at]!];
    at = last;
  }
}
