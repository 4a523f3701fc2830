// A mobile number as people read it.

/** 09876543210 or +919876543210 → "+91 98765 43210". */
export function spacedPhone(number) {
  const digits = number.replace(/\D/g, "").slice(-10);
  return `+91 ${digits.slice(0, 5)} ${digits.slice(5)}`;
}
