import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import published from '../../../data/ocf/ocf-1.2.0.schema.json' with { type: 'json' };
import { VivierError } from '../../tables/error.ts';

/** The version of the Open Cap Format that files are written in and checked against. */
export const OCF_VERSION = '1.2.0';

/** Kinds of files, as `file_type` names them. */
export type OcfFileType = keyof typeof published.files;

let ajv: Ajv | undefined;
const validators = new Map<OcfFileType, ValidateFunction>();

/** Made when the first file is checked: most questions concern no file. */
function validatorOf(type: OcfFileType): ValidateFunction {
  const known = validators.get(type);
  if (known !== undefined) return known;
  if (ajv === undefined) {
    ajv = new Ajv({ allErrors: true, strict: false, discriminator: true });
    formats.default(ajv);
    ajv.addSchema(published, 'ocf');
  }
  const validator = ajv.compile({ $ref: `ocf#/definitions/${published.files[type]}` });
  validators.set(type, validator);
  return validator;
}

function isFileType(type: unknown): type is OcfFileType {
  return typeof type === 'string' && Object.hasOwn(published.files, type);
}

/**
 * Checks a file against the format's schema by its `file_type`, and answers which that is. Throws `ocf-refused`, which names every
 * place at fault, the first ten.
 */
export function checkOcf(content: unknown, name: string): OcfFileType {
  const type =
    typeof content === 'object' && content !== null && 'file_type' in content ? content.file_type : undefined;
  if (!isFileType(type))
    throw refusedOcf(
      name,
      `/file_type ${type === undefined ? 'is missing' : `is ${JSON.stringify(type)}`}; it must be one of ${Object.keys(published.files).join(', ')}`,
    );
  const validate = validatorOf(type);
  if (validate(content)) return type;
  const faults = (validate.errors ?? []).slice(0, 10).map(worded);
  throw refusedOcf(name, [...new Set(faults)].join('; '));
}

function worded({ instancePath, message, keyword, params }: ErrorObject): string {
  const detail =
    keyword === 'additionalProperties'
      ? `: ${params['additionalProperty']}`
      : keyword === 'enum'
        ? `: ${[params['allowedValues']].flat().join(', ')}`
        : keyword === 'const'
          ? `: ${params['allowedValue']}`
          : '';
  return `${instancePath || '/'} ${message}${detail}`;
}

export function refusedOcf(where: string, why: string): VivierError {
  return new VivierError('ocf-refused', {
    what: 'The file is not in the Open Cap Format.',
    where,
    why: `${why}.`,
    mend: `Correct what is named; the schema is that of version ${OCF_VERSION}.`,
  });
}
