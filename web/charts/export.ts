import { download, fileName } from '../parts/download.ts';
import { embedFonts } from './fonts.ts';
import { mark, standAlone } from './picture.ts';

/** Pixels of the picture for one of the screen. */
const density = 2;

function toBlob(svg: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
}

/** Saves the chart as SVG, with its finding and its source line. */
export function saveSvg(charts: readonly SVGSVGElement[], title: string, source: string): void {
  download(fileName(title, 'svg'), toBlob(standAlone(charts, title, source).svg));
}

/** Saves the chart as PNG at twice the size of the screen. Throws where the browser cannot draw it. */
export async function savePng(
  charts: readonly SVGSVGElement[],
  title: string,
  source: string,
): Promise<void> {
  const { svg, width, height } = standAlone(charts, title, source);
  svg.prepend(mark('style', {}, await embedFonts(svg.textContent ?? '')));
  const address = URL.createObjectURL(toBlob(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * density;
    canvas.height = height * density;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!picture) throw new Error('the browser gave no picture');
    download(fileName(title, 'png'), picture);
  } finally {
    URL.revokeObjectURL(address);
  }
}
