import {
	BaseError,
	ExecutionBaseError,
	NodeOperationError,
	type Failure,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { CodedError, isCodedError } from '../../lib/errors/coded-error';

/** What the codes of one room of lib mean to a run. */
export interface FailurePolicy {
	/** Why it went wrong, in n8n's words; undefined where n8n has none that fits. */
	causeOf(failure: CodedError): Failure | undefined;
	/** No other item can do better, so the rest is not tried. */
	endsRun(code: string): boolean;
	/** Points at the service as a whole; after three items in a row the rest is not tried. */
	isOutage(code: string): boolean;
	/**
	 * The item's effect has happened or may have: "Retry On Fail" must not do it again. A code may end
	 * the run as well.
	 */
	isDoubtful(code: string): boolean;
	/** For an item that was not tried because the execution was cancelled. */
	cancelled(): CodedError;
	isCancelled(code: string): boolean;
	/** The same for those who read Dutch, where there is a sentence for it. */
	inDutch?(
		failure: CodedError,
	): { readonly messageNl: string; readonly remedyNl: string } | undefined;
}

/** Whether a code in an item is one of this package: items of other nodes may bear codes as well. */
export function isOwnCode(code: unknown): code is string {
	return (
		typeof code === 'string' &&
		/^(AV|EINVOICE|MAIL|NODE|STORE|SYNC|CHANGES|TAX|VISMA)_[A-Z_]+$/.test(code)
	);
}

/** Whatever was thrown, as a sentence, a remedy and a code. */
export function toCodedError(error: unknown): CodedError {
	if (isCodedError(error)) return error;
	if (error instanceof ExecutionBaseError || error instanceof BaseError) {
		// n8n's own, such as an expression that cannot be evaluated.
		return new CodedError({
			code: 'NODE_PARAMETER_INVALID',
			message: error.message,
			remedy: error.description ?? 'Correct the parameters of this node.',
		});
	}
	const what = error instanceof Error ? `${error.name}: ${error.message}` : 'no details';
	return new CodedError({
		code: 'NODE_UNEXPECTED',
		message: `The node came upon something it was not made for (${what}).`,
		remedy: 'Please report it together with the version of this package.',
	});
}

/**
 * An output item that n8n routes to the error output: only the keys `error` (what happened),
 * `message` (what to do) and `details` (`code`, `record` and further facts), and no `item.error`,
 * which would wipe out the rest.
 */
export function errorItem(
	failure: CodedError,
	item: number,
	policy: Pick<FailurePolicy, 'inDutch'> = {},
): INodeExecutionData {
	return {
		json: {
			error: failure.message,
			message: failure.remedy,
			details: {
				code: failure.code,
				...(failure.record !== undefined && { record: failure.record }),
				...failure.details,
				...policy.inDutch?.(failure),
			},
		},
		pairedItem: { item },
	};
}

/** The same for a node that stops at the first item that goes wrong. */
export function nodeError(
	node: INode,
	failure: CodedError,
	item: number,
	policy: FailurePolicy,
): NodeOperationError {
	const cause = policy.causeOf(failure);
	// n8n recognises a cancelled execution by this word in the message.
	const sentence = failure.message.replace(/\.$/, '');
	const cancelled = wasCancelled(failure, policy);
	const message = `${cancelled ? 'The execution was canceled' : sentence} [item ${item}]`;
	const remedy = describeRemedy(failure, item);
	const error = new NodeOperationError(node, failure, {
		message,
		description: cancelled ? `${sentence}. ${remedy}` : remedy,
		itemIndex: item,
		...(cause !== undefined && { failure: cause }),
	});
	// n8n replaces a message in which it finds the name of a network error.
	error.message = message;
	error.context['code'] = failure.code;
	if (failure.record !== undefined) error.context['record'] = failure.record;
	return error;
}

/** Also when cancelling left an effect in doubt. */
function wasCancelled({ code, details }: CodedError, policy: FailurePolicy): boolean {
	return policy.isCancelled(code) || policy.isCancelled(String(details['cause']));
}

function describeRemedy(failure: CodedError, item: number): string {
	const before = item === 0 ? '' : ` The ${item} item(s) before this one were carried out.`;
	return `${failure.remedy}${before} (${failure.code})`;
}

/** The same failure for an item that was not even tried because of it. */
export function notTried(failure: CodedError): CodedError {
	return new CodedError({
		code: failure.code,
		message: `Not tried, because of an earlier item: ${failure.message}`,
		remedy: failure.remedy,
		details: { ...failure.details, tried: false },
	});
}
