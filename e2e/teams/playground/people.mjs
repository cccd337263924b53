// Who is at the school, and in the tenant. Asha is found by her e-mail address;
// Sam's in the staff list is another than Teams has, so the list holds his id.

import { files } from '../../slack/plenary.mjs';

export const tenant = '7b0d3c5e-0000-4000-8000-000000000001';
export const app = '1b2c3d4e-0000-4000-8000-0123456789ab';

export const people = {
  asha: {
    key: 'asha', given: 'Asha', surname: 'Patel', screen: 'phone',
    email: 'asha.patel@northfield.example', aad: 'a5a00000-0000-4000-8000-000000000001',
  },
  sam: {
    key: 'sam', given: 'Sam', surname: 'Hughes', screen: 'wide',
    email: 'shughes3@northfield.example', aad: '5a300000-0000-4000-8000-000000000002',
  },
};

const onTheList = 'sam.hughes@northfield.example';

export const school = {
  ...files,
  'people.csv': [
    'email,name,roles,school,mentor_email,phase,year,start_date,meeting,platform_id',
    `${people.asha.email},Asha Patel,ect,Northfield,${onTheList},secondary,1,2026-09-01,Tue 11:10,`,
    `${onTheList},Sam Hughes,mentor,Northfield,,,,,,${people.sam.aad}`, '',
  ].join('\n'),
};
