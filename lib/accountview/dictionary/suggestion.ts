/** The known name that a mistyped one most likely stands for; undefined when none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
	const wanted = name.toLowerCase();
	const allowed = Math.ceil(wanted.length / 3);
	let best: { readonly name: string; readonly distance: number } | undefined;
	for (const candidate of known) {
		const distance = editDistance(wanted, candidate.toLowerCase());
		if (distance <= allowed && distance < (best?.distance ?? Infinity)) {
			best = { name: candidate, distance };
		}
	}
	return best?.name;
}

/** Letters to add, drop or change to get from one word to the other. */
function editDistance(from: string, to: string): number {
	let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let row = 1; row <= from.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= to.length; column += 1) {
			const change = from[row - 1] === to[column - 1] ? 0 : 1;
			current.push(
				Math.min(
					(previous[column] ?? 0) + 1,
					(current[column - 1] ?? 0) + 1,
					(previous[column - 1] ?? 0) + change,
				),
			);
		}
		previous = current;
	}
	return previous[to.length] ?? 0;
}
