import { FilingError } from './errors';
import { nameOf, type Filing, type FilingKey } from './filing';

export function unknown(key: FilingKey): FilingError {
	return new FilingError({
		code: 'TAX_FILING_UNKNOWN',
		message: `There is no ${nameOf(key)} to file.`,
		remedy: 'Prepare and validate it first.',
		record: nameOf(key),
	});
}

export function notApproved(filing: Filing): FilingError {
	return new FilingError({
		code: 'TAX_NOT_APPROVED',
		message: `The ${nameOf(filing)} was not sent, because nobody has approved it.`,
		remedy: 'Let somebody look at it and approve it.',
		record: nameOf(filing),
	});
}

export function draftChanged(filing: Filing): FilingError {
	return new FilingError({
		code: 'TAX_DRAFT_CHANGED',
		message: `The ${nameOf(filing)} has changed since it was looked at.`,
		remedy: 'Look at it as it is now, and approve that.',
		record: nameOf(filing),
	});
}

export function busy(filing: Filing): FilingError {
	return new FilingError({
		code: 'TAX_FILING_BUSY',
		message: `Another execution is sending the ${nameOf(filing)}.`,
		remedy: 'Wait until it has ended, then ask for the status.',
		record: nameOf(filing),
	});
}

export function mayYetArrive(filing: Filing): FilingError {
	return new FilingError({
		code: 'TAX_FILING_DOUBTFUL',
		message: `It is not known yet whether the ${nameOf(filing)} has arrived.`,
		remedy: 'It is looked up again by the next run; only then is it sent once more.',
		record: nameOf(filing),
	});
}

export function doubtful(filing: Filing, candidates: readonly string[]): FilingError {
	return new FilingError({
		code: 'TAX_FILING_DOUBTFUL',
		message: `The ${nameOf(filing)} may be any of several filings that have arrived: ${candidates.slice(0, 5).join(', ')}.`,
		remedy: 'Look in the portal of the tax authority which of them it is, and say so.',
		record: nameOf(filing),
	});
}
