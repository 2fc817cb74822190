import type { WorkOrderApp } from '../workorders/app';
import type { NotePlace, Note } from '../workorders/note';

/** What a link says went wrong with a record, oldest first; none when the app has no such record. */
export function errorsAt({ notes }: WorkOrderApp, place: NotePlace): readonly string[] {
	return notes
		.of(place)
		.filter(({ kind }) => kind === 'error')
		.map(({ text }) => text);
}

/** A note of an error with what people call its record. */
export interface Message extends Note {
	readonly number: string;
	readonly title: string;
}

/** All errors in the app, those that changed last first: all counted, the first given. */
export function errorMessages(
	app: WorkOrderApp,
	most: number,
): { readonly found: number; readonly rows: readonly Message[] } {
	const errors = app.notes.find({ kind: 'error' });
	const rows = errors.slice(0, most).map((note) => ({ ...note, ...namesOf(app, note) }));
	return { found: errors.length, rows };
}

function namesOf(
	{ collections }: WorkOrderApp,
	{ resource, recordId }: NotePlace,
): Pick<Message, 'number' | 'title'> {
	switch (resource) {
		case 'customers': {
			const customer = collections.customers.get(recordId);
			return { number: customer?.number ?? '', title: customer?.name ?? '' };
		}
		case 'projects': {
			const project = collections.projects.get(recordId);
			return { number: project?.code ?? '', title: project?.name ?? '' };
		}
		case 'work-orders': {
			const order = collections.workOrders.get(recordId);
			return { number: order?.number ?? '', title: order?.description ?? '' };
		}
		case 'hours': {
			const hours = collections.hours.get(recordId);
			const title = [hours?.employeeName, hours?.description].filter(Boolean).join(' · ');
			return { number: hours?.date ?? '', title };
		}
	}
}
