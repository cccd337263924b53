// The program under test, in a tenant whose requests need no token.

import { Plenary } from '../../slack/plenary.mjs';
import { app, school, tenant } from './people.mjs';

export class PlenaryInTeams extends Plenary {
  static prepare(bin) { return super.prepare(bin, 'teams', school); }

  get endpoint() { return `${this.url}/api/messages`; }

  chat() {
    return { PLENARY_TEAMS_APP_ID: app, PLENARY_TEAMS_TENANT_ID: tenant, PLENARY_TEAMS_ALLOW_UNSIGNED: '1' };
  }
}
