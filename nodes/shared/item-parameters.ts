import type { IExecuteFunctions } from 'n8n-workflow';
import { syncMarkOf } from './sync/sync-mark';
import {
	countOf,
	flagOf,
	instantOf,
	numberOf,
	objectOf,
	objectsOf,
	textOf,
	textsOf,
} from './values';

const LITERALS = new WeakMap<IExecuteFunctions, ReadonlyMap<string, unknown>>();

/** What is no expression is the same for every item, and n8n takes its time to read it for each. */
function literalsOf(context: IExecuteFunctions): ReadonlyMap<string, unknown> {
	const known = LITERALS.get(context);
	if (known !== undefined) return known;
	const parameters = Object.entries(context.getNode().parameters);
	const literals = new Map<string, unknown>(parameters.filter(([, value]) => isLiteral(value)));
	LITERALS.set(context, literals);
	return literals;
}

function isLiteral(value: unknown): boolean {
	if (typeof value === 'string') return !value.startsWith('=');
	if (typeof value !== 'object' || value === null) return value !== undefined;
	return Object.values(value).every(isLiteral);
}

/**
 * The node's parameters as they stand for one input item, read and checked when asked for.
 * Every method rejects what it cannot read with a `CodedError` NODE_PARAMETER_INVALID that names
 * the parameter by its `label`.
 */
export class ItemParameters {
	constructor(
		private readonly context: IExecuteFunctions,
		/** Position of the input item, from 0. */
		readonly item: number,
	) {}

	/** Id of what Sync Compare wants done with the item; '' for one that does not bear its mark. */
	get intent(): string {
		return syncMarkOf(this.context.getInputData()[this.item])?.intent ?? '';
	}

	text(name: string, label: string): string {
		return textOf(this.read(name, ''), label);
	}

	flag(name: string, label: string): boolean {
		return flagOf(this.read(name, false), label);
	}

	count(name: string, label: string): number {
		return countOf(this.read(name, undefined), label);
	}

	number(name: string, label: string): number {
		return numberOf(this.read(name, undefined), label);
	}

	texts(name: string, label: string): string[] {
		return textsOf(this.read(name, []), label);
	}

	/** A collection or another parameter that holds an object. */
	fields(name: string, label: string): Readonly<Record<string, unknown>> {
		return objectOf(this.read(name, {}), label);
	}

	/** A list of objects, as an expression or JSON text gives it. */
	objects(name: string, label: string): readonly Readonly<Record<string, unknown>>[] {
		return objectsOf(this.read(name, undefined), label);
	}

	/** The same; nothing as an empty list. */
	objectsIfAny(name: string, label: string): readonly Readonly<Record<string, unknown>>[] {
		const value = this.read(name, undefined);
		const isNothing =
			value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
		return isNothing ? [] : objectsOf(value, label);
	}

	/** The value chosen in a resource locator, in whichever mode. */
	chosen(name: string, label: string): string {
		const value: unknown = this.context.getNodeParameter(name, this.item, '', {
			extractValue: true,
		});
		return textOf(value, label);
	}

	/** A date-time out of a collection, see {@link instantOf}. */
	instant(value: unknown, label: string): string {
		return instantOf(value, label, this.context.getTimezone());
	}

	private read(name: string, fallback: unknown): unknown {
		const literals = literalsOf(this.context);
		if (literals.has(name)) return literals.get(name);
		return this.context.getNodeParameter(name, this.item, fallback);
	}
}
