import { type ReactNode, useId, useRef } from 'react';
import { savePng, saveSvg } from '../charts/export.ts';
import { download, fileName, type Sheet, toCsv } from './download.ts';
import { FigureHeading } from './table.tsx';
import { useWords } from './tongue.tsx';

interface FigureProps {
  /** The finding, as a sentence. */
  readonly title: string;
  /** What is drawn, and in which unit. */
  readonly dek?: ReactNode;
  /** Where it comes from, and what is weak. */
  readonly source?: string;
  readonly sheet?: Sheet;
  /** Whether it holds a chart that can be saved as a picture; `multiples` where it is made of all of them. */
  readonly drawn?: boolean | 'multiples';
  readonly className?: string;
  readonly children: ReactNode;
}

/** A rule, the finding, what is drawn, the drawing, its source, the exports. */
export function Figure({ title, dek, source, sheet, drawn = false, className, children }: FigureProps) {
  const body = useRef<HTMLElement>(null);
  const heading = useId();
  const charts = () => {
    const all = [...(body.current?.querySelectorAll<SVGSVGElement>('.chart > svg') ?? [])];
    return drawn === 'multiples' ? all : all.slice(0, 1);
  };
  return (
    <section ref={body} className={`figure ${className ?? ''}`} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {dek && <p className="dek">{dek}</p>}
      <FigureHeading value={heading}>{children}</FigureHeading>
      {(source || sheet || drawn) && (
        <p className="source">
          <span>{source}</span>
          <Exports title={title} source={source ?? ''} sheet={sheet} charts={drawn ? charts : undefined} />
        </p>
      )}
    </section>
  );
}

interface ExportsProps {
  readonly title: string;
  readonly source: string;
  readonly sheet: Sheet | undefined;
  readonly charts: (() => readonly SVGSVGElement[]) | undefined;
}

/** The files a table or chart can be saved as. */
export function Exports({ title, source, sheet, charts }: ExportsProps) {
  const { say } = useWords();
  const button = (format: 'csv' | 'xlsx' | 'svg' | 'png', act: () => void) => (
    <button
      type="button"
      className="quiet-button"
      data-export={format}
      aria-label={say('export.label', { figure: title, format: say(`export.${format}`) })}
      onClick={act}
    >
      {say(`export.${format}`)}
    </button>
  );
  const draw = (save: (all: readonly SVGSVGElement[], title: string, source: string) => unknown) => {
    const all = charts?.() ?? [];
    if (all.length > 0) void save(all, title, source);
  };
  return (
    <span className="out">
      {sheet &&
        button('csv', () =>
          download(fileName(sheet.name, 'csv'), new Blob([toCsv(sheet)], { type: 'text/csv;charset=utf-8' })),
        )}
      {sheet && button('xlsx', () => void saveWorkbook(sheet))}
      {charts && button('svg', () => draw(saveSvg))}
      {charts && button('png', () => draw(savePng))}
    </span>
  );
}

/** Saves a sheet as a workbook; what writes it is loaded at the first one. */
async function saveWorkbook(sheet: Sheet): Promise<void> {
  const { toWorkbook } = await import('./workbook.ts');
  download(fileName(sheet.name, 'xlsx'), await toWorkbook(sheet));
}
