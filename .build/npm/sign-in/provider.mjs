// An OpenID Connect provider for the tests: whoever writes a name is that person, and has the groups that stand here.
// provider.mjs DESK: the desk's address, such as http://127.0.0.1:40123. Says its own address when it is ready.
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { generateKeyPair, exportJWK } from 'jose';
import Provider from 'oidc-provider';

const groups = {
  planerare: ['plan-avd'],
  ledamot: ['bra'],
  utifran: ['bra-extern'],
  samordnare: ['sakerhet'],
  rapportor: ['rapport'],
  flera: ['plan-avd', 'bra', 'fikarummet'],
  grannen: ['sakerhet-0123'],
  ortsbon: ['sakerhet-9901', 'bra-9901'],
  tvaorter: ['sakerhet-9901', 'sakerhet-0123'],
  ingen: ['fikarummet'],
};

const desk = process.argv[2];
const server = createServer();
server.listen(0, '127.0.0.1', async () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'geo',
      client_secret: 'a secret of the tests',
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [`${desk}/sign-in/callback`],
      post_logout_redirect_uris: [`${desk}/sign-in`],
    }],
    jwks: { keys: [{ ...await exportJWK(privateKey), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'groups', 'organization'] },
    findAccount: (_, id) => groups[id] && {
      accountId: id,
      claims: () => ({ sub: id, name: `Prov ${id}`, groups: groups[id], organization: 'Bostadsbolaget' }),
    },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
