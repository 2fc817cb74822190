import { FilingError } from './errors';
import { nameOf, type Filing, type FilingKey } from './filing';
import type { StoredFiling } from './filing-row';

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

/** @param attempt the sending that somebody found out about */
export function movedOn(filing: Filing, attempt: number): FilingError {
	return new FilingError({
		code: 'TAX_FILING_MOVED_ON',
		message: `The ${nameOf(filing)} is in doubt no more, or was sent again since. Nothing was kept.`,
		remedy: 'Look again how it stands. If it is still in doubt, tell what became of that sending.',
		record: nameOf(filing),
		details: { state: filing.state, attempt, attempts: filing.attempts },
	});
}

/** @param other which is on its way for the same taxpayer */
export function notItsTurn(filing: Filing, other: Filing): FilingError {
	return new FilingError({
		code: 'TAX_FILING_BUSY',
		message: `The ${nameOf(filing)} was not sent, because the ${nameOf(other)} is being sent for the same taxpayer.`,
		remedy: 'Wait until that has ended, then submit it again.',
		record: nameOf(filing),
		details: { other: nameOf(other) },
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

/** @param references what the channel has got since, each of which may be this filing or another one */
export function unproven(filing: Filing, references: readonly string[]): FilingError {
	return new FilingError({
		code: 'TAX_FILING_UNPROVEN',
		message: `Since the ${nameOf(filing)} was sent, ${references.slice(0, 5).join(', ')} arrived, and nothing proves whether that is this filing. It is not sent again.`,
		remedy:
			'Look these references up in the receipt or in the portal of the tax authority, then tell by Filing: Decide which of them is this filing, or that it never arrived.',
		record: nameOf(filing),
		details: { references: references.join(', ') },
	});
}

/** @param holder whose reference it is */
export function referenceTaken(filing: Filing, reference: string, holder: Filing): FilingError {
	return new FilingError({
		code: 'TAX_REFERENCE_TAKEN',
		message: `${reference} cannot be the ${nameOf(filing)}, because it is the ${nameOf(holder)}.`,
		remedy:
			'Look up in the portal of the tax authority what this filing is called there, and tell it by Filing: Decide.',
		record: nameOf(filing),
		details: { reference, other: nameOf(holder) },
	});
}

/** @param asked name of the channel that was to tell of it */
export function otherChannel(filing: StoredFiling, asked: string): FilingError {
	return new FilingError({
		code: 'TAX_FILING_OTHER_CHANNEL',
		message: `The ${nameOf(filing)} was sent through ${filing.channel}, so ${asked} cannot tell what became of it. Nothing is sent again.`,
		remedy:
			'Choose the channel, and the company, through which it was sent. Where that can no longer be asked, look it up in the portal of the tax authority; if it is in doubt, tell by Filing: Decide what became of it.',
		record: nameOf(filing),
		details: { channel: filing.channel, asked },
	});
}

export function filedAlready(filing: Filing): FilingError {
	return new FilingError({
		code: 'TAX_FILED_ALREADY',
		message: `The ${nameOf(filing)} was filed already.`,
		remedy: `To file its days again, prepare the same period of the same administration once more and name it a replacement of revision ${filing.revision}.`,
		record: nameOf(filing),
		details: { state: filing.state },
	});
}

export function stillOpen(filing: Filing): FilingError {
	return new FilingError({
		code: 'TAX_FILING_OPEN',
		message: `The ${nameOf(filing)} has not come to its end.`,
		remedy: 'Wait for its outcome with Get Status; a replacement can be filed after that.',
		record: nameOf(filing),
		details: { state: filing.state },
	});
}
