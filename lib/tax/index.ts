/** VAT returns and ICP statements, from the books to an instance that can be filed: see README.md. */
export { centsText, roundToCents, type Cents } from './amounts/cents';
export type { Euros } from './amounts/euros';
export { inDutch } from './dutch';
export { TaxError, type TaxErrorCode } from './errors';
export { checkInstance, INSTANCE_CHECKS } from './filing-rules/check';
export type { FilingDocument } from './filing-rules/document';
export { accumulateIcp, type IcpAccumulation, type IcpSum } from './icp/accumulate';
export { NATURE_NAMES, NATURES, type Nature } from './icp/natures';
export {
	draftIcp,
	icpTotal,
	readCallOff,
	readIcp,
	type CallOff,
	type IcpExtras,
	type IcpLine,
	type IcpStatement,
} from './icp/statement';
export type { SupplyInput } from './icp/supply';
export {
	euVatIdProblem,
	ICP_COUNTRIES,
	splitVatId,
	vatIdText,
	type EuVatId,
} from './identifiers/eu-vat-id';
export { compactObNumber, mayBePublicVatNumber, obNumberProblem } from './identifiers/ob-number';
export type { Bilingual, InDutch, Problem } from './language';
export { readMessage, type MessageFacts, type MessageInput } from './message/message';
export { daysLeft, deadlineOf } from './periods/deadline';
export {
	ICP_QUARTER_THRESHOLD,
	icpFilings,
	readIcpGoods,
	type IcpFilingReason,
	type IcpFilings,
	type IcpGoods,
} from './periods/icp-filings';
export {
	includesDay,
	isDay,
	monthsOf,
	nextPeriod,
	periodAround,
	periodCode,
	periodName,
	periodOfDays,
	previousPeriod,
	readPeriod,
	type Day,
	type Period,
	type PeriodKind,
} from './periods/period';
export type { Filer, ReadingCounts } from './reading/draft-parts';
export { isReady, type ReadinessStep } from './readiness/step';
export { FIELDS, isAmountField, isLineField, LINE_FIELDS, type FieldFacts } from './rubrics/fields';
export type { RubricEuros, RubricSums } from './rubrics/rounding';
export { RUBRICS, type AmountField, type LineField, type Rubric } from './rubrics/rubrics';
export { checkIcp, checkMessage, checkVatReturn, RULES } from './rules/check';
export type { EarlierFiling, IcpContext, VatReturnContext } from './rules/context';
export { hasErrors, type Finding, type RuleFacts, type Severity } from './rules/finding';
export { accumulate, type AccumulateOptions, type Accumulation } from './vat-return/accumulate';
export {
	draftFromRubrics,
	draftVatReturn,
	readRubricSums,
	readVatReturn,
	type VatReturn,
} from './vat-return/draft';
export { drillDown, type DrillDown } from './vat-return/drill-down';
export { formOf, type EarlierReturn, type FormAmount, type FormLine } from './vat-return/form';
export type { Sources } from './vat-return/sources';
export type { TransactionInput } from './vat-return/transaction';
export {
	readVatCodes,
	type VatCode,
	type VatCodeInput,
	type VatCodes,
} from './vat-return/vat-codes';
export {
	GENERATIONS,
	generationFor,
	readGenerations,
	type FilingKind,
	type Generation,
} from './xbrl/generations';
export type { CorrectionPeriod } from './xbrl/icp';
export {
	writeIcp,
	writeVatReturn,
	type IcpWriteOptions,
	type WriteOptions,
	type WrittenFiling,
} from './xbrl/write';
