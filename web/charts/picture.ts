const space = 'http://www.w3.org/2000/svg';

/** What is copied from the style sheet onto each mark, so that the picture needs no style sheet. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stop-color',
  'stop-opacity',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

const inset = 16;
const foot = 44;
const titleLine = { height: 26, size: 20, perCharacter: 9.6 };
const sourceLine = { height: 16, size: 12, perCharacter: 6.4 };

/** A chart that stands alone, and its size in pixels. */
export interface Picture {
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
}

/** An element of a picture with its attributes. */
export function mark<Name extends 'svg' | 'rect' | 'text' | 'style'>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
  text = '',
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

function copyLook(from: Element, to: Element): void {
  const look = getComputedStyle(from);
  for (const property of carried) {
    const value = look.getPropertyValue(property);
    if (value) to.setAttribute(property, value);
  }
  to.removeAttribute('class');
  [...from.children].forEach((child, index) => {
    const twin = to.children[index];
    if (twin) copyLook(child, twin);
  });
}

/** Breaks a text into lines of at most `length` characters, at spaces. */
export function breakLines(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > length) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Room above a small multiple for its caption. */
const caption = { height: 20, size: 13 };

/**
 * A copy of a chart on the page's paper: its finding above, the drawing, its source line below. Small multiples stand as they do on
 * the page, each under its `data-caption`.
 */
export function standAlone(charts: readonly SVGSVGElement[], title: string, source: string): Picture {
  const boxes = charts.map((chart) => ({ chart, box: chart.getBoundingClientRect() }));
  const above = charts.some((chart) => chart.dataset['caption']) ? caption.height : 0;
  const left = Math.min(...boxes.map(({ box }) => box.left));
  const top = Math.min(...boxes.map(({ box }) => box.top)) - above;
  const drawn = Math.max(...boxes.map(({ box }) => box.right)) - left;
  const tall = Math.max(...boxes.map(({ box }) => box.bottom)) - top;
  const page = getComputedStyle(document.documentElement);
  const token = (name: string) => page.getPropertyValue(name).trim();
  const titleLines = breakLines(title, drawn / titleLine.perCharacter);
  const sourceLines = breakLines(source, drawn / sourceLine.perCharacter);
  const head = inset + titleLines.length * titleLine.height;
  const width = Math.ceil(drawn + 2 * inset);
  const height = Math.ceil(head + tall + foot + sourceLines.length * sourceLine.height);

  const drawings = boxes.map(({ chart, box }) => {
    const drawing = mark('svg', {
      x: inset + box.left - left,
      y: head + box.top - top,
      width: box.width,
      height: box.height,
      viewBox: chart.getAttribute('viewBox') ?? `0 0 ${box.width} ${box.height}`,
    });
    drawing.append(...[...chart.children].map((child) => child.cloneNode(true)));
    [...chart.children].forEach((child, index) => {
      const twin = drawing.children[index];
      if (twin) copyLook(child, twin);
    });
    return drawing;
  });
  const captionStyle = { 'font-size': caption.size, 'font-weight': 600, 'font-family': token('--sans') };
  const captions = boxes.flatMap(({ chart, box }) =>
    chart.dataset['caption']
      ? mark(
          'text',
          {
            x: inset + box.left - left,
            y: head + box.top - top - 6,
            fill: token('--ink'),
            ...captionStyle,
          },
          chart.dataset['caption'],
        )
      : [],
  );
  const titleStyle = { 'font-size': titleLine.size, 'font-weight': 600, 'font-family': token('--serif') };
  const sourceStyle = { 'font-size': sourceLine.size, 'font-family': token('--sans') };
  const svg = mark('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  svg.append(
    mark('rect', { width, height, fill: token('--paper') }),
    ...titleLines.map((line, index) =>
      mark(
        'text',
        { x: inset, y: inset + 18 + index * titleLine.height, fill: token('--ink'), ...titleStyle },
        line,
      ),
    ),
    ...captions,
    ...drawings,
    ...sourceLines.map((line, index) =>
      mark(
        'text',
        {
          x: inset,
          y: head + tall + 28 + index * sourceLine.height,
          fill: token('--ink-quiet'),
          ...sourceStyle,
        },
        line,
      ),
    ),
  );
  return { svg, width, height };
}
