import type { IcpStatement } from '../icp/statement';
import type { MessageFacts } from '../message/message';
import type { VatReturn } from '../vat-return/draft';
import { ICP_TOTAL, ICP_TOTAL_UNCOMPARED, RUBRIC_3B, RUBRIC_3B_UNCOMPARED } from './agreement';
import type { IcpContext, VatReturnContext } from './context';
import { FILING_RULES } from './filing';
import { errorsFirst, heldAgainst, type Finding, type RuleFacts } from './finding';
import { ICP_RULES } from './icp';
import { MESSAGE_RULES } from './message';
import { VAT_RETURN_RULES } from './vat-return';
import { READING_RULES } from '../reading/rules';
import { TRANSACTION_RULES } from '../vat-return/reading-rules';

/** Every rule that a draft or its message can break, as a guide can list them. */
export const RULES: readonly RuleFacts[] = [
	...Object.values(READING_RULES),
	...Object.values(TRANSACTION_RULES),
	...FILING_RULES,
	...VAT_RETURN_RULES,
	RUBRIC_3B,
	RUBRIC_3B_UNCOMPARED,
	...ICP_RULES,
	ICP_TOTAL,
	ICP_TOTAL_UNCOMPARED,
	...MESSAGE_RULES,
];

/** Everything that is wrong with a VAT return, what reading the books found included; errors first. */
export function checkVatReturn(draft: VatReturn, context: VatReturnContext): readonly Finding[] {
	const subject = { draft, context };
	return errorsFirst([
		...draft.reading,
		...heldAgainst(FILING_RULES, subject),
		...heldAgainst([...VAT_RETURN_RULES, RUBRIC_3B, RUBRIC_3B_UNCOMPARED], subject),
	]);
}

/** Everything that is wrong with an ICP statement, what reading the books found included; errors first. */
export function checkIcp(draft: IcpStatement, context: IcpContext): readonly Finding[] {
	const subject = { draft, context };
	return errorsFirst([
		...draft.reading,
		...heldAgainst(FILING_RULES, subject),
		...heldAgainst([...ICP_RULES, ICP_TOTAL, ICP_TOTAL_UNCOMPARED], subject),
	]);
}

/** Everything that is wrong with what a filing says of itself. */
export function checkMessage(message: MessageFacts): readonly Finding[] {
	return heldAgainst(MESSAGE_RULES, message);
}
