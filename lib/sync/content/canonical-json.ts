type Task =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'value'; readonly value: unknown }
	| { readonly kind: 'leave'; readonly value: object };

/**
 * JSON in which the keys of each object are sorted, so that equal data give equal text. What JSON has
 * no form for is left out or null, as `JSON.stringify` does; an object inside itself is null.
 * Works without recursion: data may be nested to any depth.
 */
export function canonicalJson(root: unknown): string {
	const out: string[] = [];
	const inside = new Set<object>();
	const todo: Task[] = [{ kind: 'value', value: root }];
	for (let task = todo.pop(); task !== undefined; task = todo.pop()) {
		switch (task.kind) {
			case 'text':
				out.push(task.text);
				break;
			case 'leave':
				inside.delete(task.value);
				break;
			case 'value': {
				const value = jsonValue(task.value);
				if (typeof value !== 'object' || value === null) {
					out.push(scalarJson(value));
				} else if (inside.has(value)) {
					out.push('null');
				} else {
					inside.add(value);
					todo.push(...partsOf(value).reverse());
				}
			}
		}
	}
	return out.join('');
}

/** What stands for a value in JSON: a moment has its own form. */
function jsonValue(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const toJson: unknown = Reflect.get(value, 'toJSON');
	return typeof toJson === 'function' ? Reflect.apply(toJson, value, []) : value;
}

function scalarJson(value: unknown): string {
	switch (typeof value) {
		case 'string':
		case 'boolean':
		case 'number':
			return JSON.stringify(value);
		case 'bigint':
			return String(value);
		case 'object':
		case 'undefined':
		case 'function':
		case 'symbol':
			return 'null';
	}
}

function partsOf(value: object): Task[] {
	const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
	const members: Task[] = Array.isArray(value) ? elementsOf(value) : entriesOf(value);
	return [text(open), ...members, text(close), { kind: 'leave', value }];
}

function elementsOf(list: readonly unknown[]): Task[] {
	return Array.from(list, (value, index): Task[] => [
		...(index === 0 ? [] : [text(',')]),
		{ kind: 'value', value },
	]).flat();
}

function entriesOf(value: object): Task[] {
	return Object.entries(value)
		.filter(([, member]) => isWritten(member))
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.flatMap(([name, member], index): Task[] => [
			text(`${index === 0 ? '' : ','}${JSON.stringify(name)}:`),
			{ kind: 'value', value: member },
		]);
}

function isWritten(value: unknown): boolean {
	return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

function text(content: string): Task {
	return { kind: 'text', text: content };
}
