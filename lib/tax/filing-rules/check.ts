import { heldAgainst, type Finding, type Rule } from '../rules/finding';
import { readInstance, type FilingDocument, type ReadInstance } from './document';
import { CONTENT_RULES } from './rules-content';
import { DOCUMENT_RULES } from './rules-document';
import { GUIDANCE_RULES } from './rules-guidance';
import { INSTANCE_RULES } from './rules-instance';
import { SUBJECT_RULES } from './rules-subject';
import { TUPLE_RULES } from './rules-tuples';

/** Every rule that an instance is held against, in the order in which findings are told. */
export const INSTANCE_CHECKS: readonly Rule<ReadInstance>[] = [
	...DOCUMENT_RULES,
	...INSTANCE_RULES,
	...CONTENT_RULES,
	...TUPLE_RULES,
	...SUBJECT_RULES,
	...GUIDANCE_RULES,
];

/**
 * Holds an instance against the filing rules of SBR (FR-NL), what the schemas of the taxonomy ask, and
 * what those do not catch; errors first. It reads the text as it would be sent, whoever wrote it.
 */
export function checkInstance(document: FilingDocument): readonly Finding[] {
	return heldAgainst(INSTANCE_CHECKS, readInstance(document));
}
