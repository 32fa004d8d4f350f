/**
 * How long pages and searches take to answer, from a server that runs on built data: `node bench/latency.ts [ADDRESS]`,
 * or of the server of the home folder. Every page asked for is another one, so that nothing is answered from memory.
 */
import { readFile } from 'node:fs/promises';
import { Agent, get, request } from 'node:http';
import { z } from 'zod';
import { openHome } from '../src/pipeline/home.ts';

/** What was measured of one kind of question, in milliseconds. */
export interface Latency {
  readonly what: string;
  readonly clients: number;
  readonly questions: number;
  readonly p50: number;
  readonly p95: number;
  /** Answers a second. */
  readonly rate: number;
}

const CLIENTS = [1, 16] as const;
const QUESTIONS = 200;

const subjects = [
  'mechanistic interpretability',
  'diffusion models for proteins',
  'sparse mixture of experts',
  'reinforcement learning from human feedback',
  'graph neural networks',
  'neural machine translation',
  'federated learning privacy',
  'speech recognition',
  'object detection in video',
  'causal inference',
  'adversarial robustness',
  'large language model reasoning',
  'point clouds',
  'question answering',
  'variational inference',
  'fairness',
];

/** Measures a server that is running on built data; throws where it answers anything but what was asked. */
export async function measureLatency(address: string): Promise<Latency[]> {
  const people = await sample(
    address,
    'select person, name from person',
    'person',
    QUESTIONS * CLIENTS.length * 2,
  );
  const organisations = await sample(
    address,
    'select organisation, name from organisation',
    'organisation',
    QUESTIONS,
  );
  const deals = await sample(
    address,
    "select topic, min(subject) as subject from claim where kind = 'deal' group by topic",
    'topic',
    QUESTIONS,
  );
  const ids = people.map(([id]) => id);
  const names = people.map(([, name]) => name);
  const ask = (path: string): string => `${address}/api/${path}`;
  const kinds: readonly { what: string; url: (i: number) => string }[] = [
    { what: 'person page', url: (i) => ask(`people/${ids[i]}`) },
    {
      what: 'organisation page',
      url: (i) => ask(`organisations/${organisations[i % organisations.length]?.[0]}`),
    },
    { what: 'search by name', url: (i) => ask(`people?q=${encodeURIComponent(names[i] ?? '')}`) },
    // The number, a word of no title, makes each question another one.
    {
      what: 'search by subject',
      url: (i) => ask(`people?mode=subject&q=${encodeURIComponent(`${subjects[i % subjects.length]} ${i}`)}`),
    },
    {
      what: 'typing ahead',
      url: (i) => ask(`search?q=${encodeURIComponent((names[i] ?? '').slice(0, 3 + (i % 5)))}`),
    },
    { what: 'deal', url: (i) => ask(`deals/${deals[i % deals.length]?.[0]}?years=${1 + (i % 20)}`) },
    {
      what: 'shock of a deal',
      url: (i) => ask(`deals/${deals[i % deals.length]?.[0]}/shock?staff=${1 + i / 1000}`),
    },
    { what: 'page from memory', url: () => ask(`people/${ids[0]}`) },
  ];
  const measured: Latency[] = [];
  for (const { what, url } of kinds) {
    let asked = 0;
    for (const clients of CLIENTS) {
      const urls = Array.from({ length: QUESTIONS }, () => url(asked++));
      measured.push({ what, clients, questions: urls.length, ...(await time(urls, clients)) });
    }
  }
  return measured;
}

/** Ids and names of a table, the same ones every time, in no order that would help. */
async function sample(
  address: string,
  select: string,
  key: string,
  count: number,
): Promise<[string, string][]> {
  const statement = `${select} order by hash(${key}) limit ${count}`;
  const answer = await post(`${address}/api/sql`, { statement, limit: count });
  return z.object({ rows: z.array(z.tuple([z.string(), z.string()])) }).parse(answer).rows;
}

async function time(
  urls: readonly string[],
  clients: number,
): Promise<Pick<Latency, 'p50' | 'p95' | 'rate'>> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const took: number[] = [];
  const started = performance.now();
  let next = 0;
  const client = async (): Promise<void> => {
    for (let url = urls[next++]; url !== undefined; url = urls[next++]) {
      const began = performance.now();
      await fetchWhole(url, agent);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share: number): number =>
    took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), rate: urls.length / seconds };
}

function fetchWhole(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (reply) => {
      if (reply.statusCode !== 200) reject(new Error(`${url} answered ${reply.statusCode}`));
      reply.resume().once('end', resolve).once('error', reject);
    });
    sent.once('error', reject);
  });
}

function post(url: string, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      async (reply) => {
        const chunks = await reply.toArray();
        resolve(JSON.parse(Buffer.concat(chunks).toString()));
      },
    );
    sent.once('error', reject).end(JSON.stringify(body));
  });
}

async function runningAddress(): Promise<string> {
  const card = JSON.parse(await readFile(openHome().server, 'utf8'));
  return z.object({ address: z.string() }).parse(card).address;
}

if (import.meta.main) {
  const measured = await measureLatency(process.argv[2] ?? (await runningAddress()));
  const round = (value: number): number => Math.round(value * 10) / 10;
  console.table(
    measured.map((row) => ({ ...row, p50: round(row.p50), p95: round(row.p95), rate: Math.round(row.rate) })),
  );
}
