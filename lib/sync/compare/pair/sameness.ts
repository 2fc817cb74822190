import type { Link } from '../../links/link';
import type { Side } from '../../sides';
import type { Comparison } from '../comparison';
import type { Place } from '../side-index';

/**
 * How a record is against what was last agreed on; `touched`: another version with the same content. One
 * that this read has not brought is the same, unless all were read.
 */
export function sameness(
	{ sides }: Comparison,
	link: Link,
	side: Side,
	place: Place | null,
): 'same' | 'touched' | 'differs' {
	const index = sides[side];
	if (place === null) return index.isComplete ? 'differs' : 'same';
	const version = index.versionAt(place);
	const known = side === 'accountView' ? link.accountViewVersion : link.otherVersion;
	const hash = side === 'accountView' ? link.accountViewHash : link.otherHash;
	// Without a hash nothing is agreed on yet, whatever the version.
	if (version !== null && version === known && hash !== '') return 'same';
	if (index.hashAt(place) !== hash) return 'differs';
	return version === null ? 'same' : 'touched';
}
