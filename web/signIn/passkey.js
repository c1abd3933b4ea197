// Shows or makes a passkey and sends the form. Without this script the page says so.
const form = document.getElementById('passkey');
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

function asked({ challenge, user, excludeCredentials, ...options }) {
  return {
    ...options,
    challenge: toBytes(challenge),
    ...(user && { user: { ...user, id: toBytes(user.id) } }),
    ...(excludeCredentials && { excludeCredentials: excludeCredentials.map((known) => ({ ...known, id: toBytes(known.id) })) }),
  };
}

function sent({ id, rawId, type, response, authenticatorAttachment }) {
  const named = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'].filter((name) => response[name]);
  return {
    id,
    rawId: toText(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: {},
    response: {
      ...Object.fromEntries(named.map((name) => [name, toText(response[name])])),
      ...(response.getTransports && { transports: response.getTransports() }),
    },
  };
}

async function answer() {
  try {
    const publicKey = asked(JSON.parse(form.dataset.options));
    const made = form.dataset.act === 'make' ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
    form.elements.response.value = JSON.stringify(sent(made));
    form.submit();
  } catch {
    document.getElementById('refused').hidden = false;
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void answer();
});
form.hidden = false;
