/** Mail through e-mail profiles, at most once: see README.md. */
export { parseAddress, parseAddresses, shownAddress, type MailAddress } from './addresses/address';
export { inDutch, type InDutch } from './dutch';
export { MailError, type FailureClass, type MailErrorCode } from './errors';
export { unreadable } from './message/attached-bytes';
export {
	readMessage,
	recipientsOf,
	type MailAttachment,
	type MailContent,
	type MailDraft,
	type Priority,
} from './message/content';
export { checkedKey, messageKey, messageIdOf, type MailDocument } from './message/key';
export {
	chooseTemplate,
	fillTemplate,
	type FilledTemplate,
	type MailTemplate,
	type TemplateFields,
} from './message/template';
export { ENTRY_STATES, type EntryState, type NewEntry, type OutboxEntry } from './outbox/entry';
export type { EntryFilter } from './outbox/entry-table';
export { Outbox } from './outbox/outbox';
export type { Decision } from './outbox/settle';
export { parseProfile, type MailLimits, type MailProfile } from './profile/profile';
export {
	parseSentMailbox,
	parseServer,
	type Security,
	type SentMailbox,
	type SmtpServer,
} from './profile/server';
export { PROVIDERS, findProvider, type MailProvider } from './profile/providers';
export {
	USUAL_ORDER,
	orderOf,
	resolveProfile,
	type Assignment,
	type AssignmentLevel,
	type Resolved,
} from './profile/resolve';
export { MailSender, type Patience, type SenderPorts } from './sender';
export type { Sent } from './sent';
export { checkDraft, DraftTransport } from './transport/draft/draft-transport';
export { SmtpProblem, type SmtpSignIn } from './transport/smtp/connection';
export { SmtpTransport, type SmtpSettings } from './transport/smtp/smtp-transport';
export type { CheckLine, MailTransport, Taken } from './transport/transport';
export type { GraphSettings } from './transport/graph/graph-client';
export { GraphTransport } from './transport/graph/graph-transport';
export { isProtected } from './transport/graph/protected';
