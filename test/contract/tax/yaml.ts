import { readFileSync } from 'node:fs';
import { parsers } from 'prettier/plugins/yaml';
import { z } from 'zod4';

/** Part of what prettier reads a file of YAML as. */
interface Part {
	readonly type: string;
	readonly value?: string | undefined;
	readonly children?: readonly (Part | null)[] | undefined;
}

const partSchema: z.ZodType<Part> = z.lazy(() =>
	z.object({
		type: z.string(),
		value: z.string().optional(),
		children: z.array(partSchema.nullable()).optional(),
	}),
);

/** A file of YAML as values: mappings, lists, texts, numbers, true, false and null; no anchors. */
export async function readYaml(file: string): Promise<unknown> {
	// Its options are those of formatting, of which reading needs none.
	const root: unknown = await Reflect.apply(parsers.yaml.parse, undefined, [
		readFileSync(file, 'utf8'),
		{},
	]);
	const [document] = childrenOf(partSchema.parse(root));
	const body = childrenOf(document).find(({ type }) => type === 'documentBody');
	return valueOf(childrenOf(body)[0]);
}

function valueOf(part: Part | undefined): unknown {
	if (part === undefined) return null;
	switch (part.type) {
		case 'mapping':
		case 'flowMapping':
			return Object.fromEntries(
				childrenOf(part).map((item) => {
					const [key, value] = childrenOf(item);
					return [String(childrenOf(key)[0]?.value), valueOf(childrenOf(value)[0])];
				}),
			);
		case 'sequence':
		case 'flowSequence':
			return childrenOf(part).map((item) => valueOf(childrenOf(item)[0]));
		case 'plain':
			return plainValue(part.value ?? '');
		case 'quoteSingle':
		case 'quoteDouble':
		case 'blockLiteral':
		case 'blockFolded':
			return part.value;
		default:
			throw new Error(`YAML has ${part.type} here, which is not read.`);
	}
}

function plainValue(text: string): unknown {
	if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
	if (text === 'true' || text === 'false') return text === 'true';
	return text === 'null' ? null : text;
}

function childrenOf(part: Part | undefined): readonly Part[] {
	return (part?.children ?? []).filter((child) => child !== null);
}
