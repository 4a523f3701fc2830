// A mobile number as people read it.

/** 09876543210 or +919876543210, in the digits of any script → "+91 98765 43210". */
export function spacedPhone(number) {
  const digits = number
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/\D/g, "")
    .slice(-10);
  return `+91 ${digits.slice(0, 5)} ${digits.slice(5)}`;
}

// Every script's ten digits stand in a row, from zero on.
function digitOf(letter) {
  const point = letter.codePointAt(0);
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) {
    zero -= 1;
  }
  return (point - zero) % 10;
}
