/**
 * The first `limit` of the places 0 .. `count` - 1 under an order, in that order: a heap whose root is the last of those kept, so
 * that most places cost one comparison.
 * @param compare negative where place `a` comes before place `b`; a total order
 */
export function best(count: number, limit: number, compare: (a: number, b: number) => number): number[] {
  const heap: number[] = [];
  if (limit <= 0) return heap;
  for (let place = 0; place < count; place++) {
    if (heap.length < limit) {
      heap.push(place);
      rise(heap, compare);
    } else if (compare(place, heap[0]!) < 0) {
      heap[0] = place;
      sink(heap, compare);
    }
  }
  return heap.sort(compare);
}

function rise(heap: number[], compare: (a: number, b: number) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compare(heap[at]!, heap[parent]!) <= 0) return;
    [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
    at = parent;
  }
}

function sink(heap: number[], compare: (a: number, b: number) => number): void {
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
