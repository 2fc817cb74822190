/** The whole of a description that does not fit its column: the first part of the external note. */
import { CUT } from '../records/shared-text';

/** Between the whole description and what the note held before. */
const BETWEEN = '\n\n';

/**
 * The note with the description in front of it. One that begins with it stays; one that begins with the
 * whole of the description that is stored now gets the new one in its place.
 */
export function notedWith(note: string, description: string, storedDescription: string): string {
	if (note === description || note.startsWith(description + BETWEEN)) return note;
	const rest = isWholeInNote(note, storedDescription) ? withoutFirstPart(note) : note;
	return rest === '' ? description : description + BETWEEN + rest;
}

/**
 * A stored description as it was given: where it was shortened, the whole of it from the note. One that
 * had an empty line in it comes back up to there, since that is where the note's own text may begin.
 */
export function wholeDescription(storedDescription: string, note: string): string {
	if (!isWholeInNote(note, storedDescription)) return storedDescription;
	const [whole = ''] = note.split(BETWEEN, 1);
	return whole.length < storedDescription.length ? storedDescription : whole;
}

/** The sign of shortening alone proves nothing, for people write it too. */
function isWholeInNote(note: string, storedDescription: string): boolean {
	const stem = storedDescription.endsWith(CUT) ? storedDescription.slice(0, -CUT.length) : '';
	return stem !== '' && note.startsWith(stem);
}

function withoutFirstPart(note: string): string {
	const end = note.indexOf(BETWEEN);
	return end === -1 ? '' : note.slice(end + BETWEEN.length);
}
