// A real SMTP server for tests, on the loopback. Says on standard output, one JSON object a line, where it listens and
// what it took. The local part of a recipient says what happens to the mail:
//   niemand…      refused for good (550)
//   spaeter-N…    refused for now (450) N times, then taken
//   schweigt…     no answer at all
const { readFileSync } = require('node:fs');
const { SMTPServer } = require('smtp-server');

const options = JSON.parse(process.argv[2] ?? '{}');
const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const put_off = new Map();

function refusal(code, text) {
  return Object.assign(new Error(text), { responseCode: code });
}

const server = new SMTPServer({
  ...(options.key ? { key: readFileSync(options.key), cert: readFileSync(options.certificate) } : {}),
  disabledCommands: [...(options.key ? [] : ['STARTTLS']), ...(options.user ? [] : ['AUTH'])],
  authOptional: !options.user,
  disableReverseLookup: true,
  onAuth(auth, session, done) {
    const right = auth.username === options.user && auth.password === options.password;
    return right ? done(null, { user: auth.username }) : done(refusal(535, 'Wrong user name or password'));
  },
  onRcptTo(address, session, done) {
    const name = address.address.split('@')[0];
    if (name.startsWith('niemand')) return done(refusal(550, 'No such mailbox'));
    if (name.startsWith('schweigt')) return undefined;
    const times = Number(/^spaeter-(\d+)/.exec(name)?.[1] ?? 0);
    const so_far = put_off.get(name) ?? 0;
    if (so_far >= times) return done();
    put_off.set(name, so_far + 1);
    say({ event: 'putOff', to: address.address });
    return done(refusal(450, 'Mailbox busy, try again later'));
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      say({
        event: 'mail',
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((one) => one.address),
        secure: session.secure,
        user: session.user || null,
        raw: Buffer.concat(parts).toString('base64'),
      });
      done();
    });
  },
});

server.on('error', (error) => say({ event: 'error', message: error.message }));
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));
// ends with the process that started it
process.stdin.on('end', () => process.exit(0)).resume();
