// Pick-up and return, which say something only together.

/**
 * Whether the times in `group` can be asked about: both chosen, or neither. Half a trip waits for
 * its other half, and a year that is still being typed is one long ago.
 */
export function isSettled(group) {
  const inputs = [...group.querySelectorAll("[type=datetime-local]")];
  const chosen = inputs.filter(({ value }) => value !== "");
  return (
    [0, inputs.length].includes(chosen.length) &&
    inputs.every(({ validity }) => !validity.rangeUnderflow && !validity.badInput)
  );
}
