// Taps wait in the browser until the school has them: ids, marks and times, never a name.
const KEPT = 7 * 24 * 60 * 60 * 1000;
const isFresh = (tap) => Date.now() - Date.parse(tap.at) < KEPT;

// One queue for each person at this phone and each address that takes taps.
export function tapQueue(owner, address) {
  const key = `samskole.taps:${owner}:${address}`;
  let inMemory = [];

  function all() {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '[]').filter(isFresh);
    } catch {
      return inMemory;
    }
  }

  // Whether the taps outlive this page.
  function keep(taps) {
    inMemory = taps;
    try {
      if (taps.length) localStorage.setItem(key, JSON.stringify(taps));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  return {
    all,
    add: (tap) => keep([...all(), tap]),
    drop: (sent) => keep(all().filter((tap) => !sent.some((one) => one.id === tap.id && one.undo === tap.undo))),
  };
}

// Forgets what nobody will send any more, whoever tapped it: a phone may be shared, or given away.
export function forgetOldTaps() {
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith('samskole.taps:'))) {
      if (!JSON.parse(localStorage.getItem(key)).some(isFresh)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing is kept where there is no storage.
  }
}

// The addresses this person has taps for, also from pages that are not open now.
export function tapAddresses(owner) {
  const start = `samskole.taps:${owner}:`;
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
  } catch {
    return [];
  }
}

// crypto.randomUUID is only there over https; a school may try this out at home.
export function newTapId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
