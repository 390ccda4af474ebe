/**
 * The people of Evergreen Outfitters. All invented; addresses end in `.example` and phone numbers lie in ranges kept
 * for fiction (555-01xx), so that nothing can reach anyone.
 */

export type StaffRole = "operator" | "manager" | "trainer";

export interface SeedStaff {
  /** Shopify's user id, as in a session token's `sub`: a string. */
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly accountOwner: boolean;
  readonly collaborator: boolean;
  /** Roles in the app; empty for someone the app does not know. */
  readonly roles: readonly StaffRole[];
}

export interface SeedCustomer {
  /** Shopify's numeric customer id. */
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164, or null where the customer gave none. */
  readonly phone: string | null;
  readonly address: {
    readonly street: string;
    readonly city: string;
    readonly province: string;
    readonly zip: string;
  };
}

export const EVERGREEN_SHOP = {
  domain: "evergreen-outfitters.myshopify.com",
  name: "Evergreen Outfitters",
  currencyCode: "USD",
} as const;

export const evergreenStaff = {
  dana: staff("91000000001", "Dana", "Whitfield", ["manager", "operator"], { accountOwner: true }),
  priya: staff("91000000002", "Priya", "Shah", ["operator"]),
  sam: staff("91000000003", "Sam", "Ortiz", ["operator"]),
  marta: staff("91000000004", "Marta", "Bell", ["manager", "trainer"]),
  leo: staff("91000000005", "Leo", "Brandt", []),
} as const satisfies Record<string, SeedStaff>;

export const evergreenCustomers = {
  alex: customer(1, "Alex", "Rivera", "12075550114", "18 Harbour Lane, Portland, ME, 04101"),
  jordan: customer(2, "Jordan", "Lee", "15035550117", "402 Alder Street, Portland, OR, 97205"),
  taylor: customer(3, "Taylor", "Morgan", "13035550122", "77 Quarry Road, Denver, CO, 80202"),
  casey: customer(4, "Casey", "Nguyen", "12065550128", "9 Ferry Court, Seattle, WA, 98101"),
  noor: customer(5, "Noor", "Haddad", "16175550131", "230 Elm Avenue, Boston, MA, 02116"),
  maya: customer(6, "Maya", "Okafor", "14045550136", "61 Peachtree Walk, Atlanta, GA, 30303"),
  chloe: customer(7, "Chloe", "Martin", "15125550139", "14 Cedar Bend, Austin, TX, 78701"),
  ben: customer(8, "Ben", "Schulz", "14145550142", "508 Lake Street, Milwaukee, WI, 53202"),
  ines: customer(9, "Ines", "Duarte", "14015550144", "33 Wharf Row, Providence, RI, 02903"),
  lukas: customer(10, "Lukas", "Berg", "16125550147", "810 Birch Lane, Minneapolis, MN, 55401"),
  emma: customer(11, "Emma", "Lind", "18015550151", "5 Canyon View, Salt Lake City, UT, 84101"),
  owen: customer(12, "Owen", "Price", null, "29 Mill Street, Burlington, VT, 05401"),
  hana: customer(13, "Hana", "Suzuki", "14155550156", "118 Grove Street, San Francisco, CA, 94102"),
  mateo: customer(14, "Mateo", "Vargas", "15055550159", "740 Mesa Drive, Santa Fe, NM, 87501"),
  zoe: customer(15, "Zoe", "Adler", "12155550162", "52 Vine Street, Philadelphia, PA, 19107"),
  ravi: customer(16, "Ravi", "Menon", "17325550164", "16 Orchard Road, Edison, NJ, 08817"),
  freya: customer(17, "Freya", "Dahl", null, "301 Pine Ridge, Duluth, MN, 55802"),
  theo: customer(18, "Theo", "Grant", "16155550168", "88 River Bluff, Nashville, TN, 37201"),
  lina: customer(19, "Lina", "Kovac", "12165550171", "27 Shaker Lane, Cleveland, OH, 44113"),
  amara: customer(20, "Amara", "Diallo", "12125550173", "145 Prospect Place, Brooklyn, NY, 11238"),
  jonas: customer(21, "Jonas", "Weber", "14065550175", "600 Summit Trail, Bozeman, MT, 59715"),
  sofia: customer(22, "Sofia", "Reyes", "16025550177", "73 Saguaro Court, Phoenix, AZ, 85004"),
  kit: customer(23, "Kit", "Larsen", "12085550179", "240 Foothill Road, Boise, ID, 83702"),
  nadia: customer(24, "Nadia", "Petrov", "13135550183", "19 Belle Isle Way, Detroit, MI, 48207"),
  caleb: customer(25, "Caleb", "Foster", "15415550186", "3 Cascade Loop, Bend, OR, 97701"),
} as const satisfies Record<string, SeedCustomer>;

function staff(
  userId: string,
  firstName: string,
  lastName: string,
  roles: readonly StaffRole[],
  { accountOwner = false } = {},
): SeedStaff {
  const email = `${firstName.toLowerCase()}@evergreen.example`;
  return { userId, firstName, lastName, email, accountOwner, collaborator: false, roles };
}

function customer(
  number: number,
  firstName: string,
  lastName: string,
  phone: string | null,
  place: string,
): SeedCustomer {
  const [street = "", city = "", province = "", zip = ""] = place.split(", ");
  return {
    id: String(7_300_000_000 + number),
    firstName,
    lastName,
    email: `${firstName}.${lastName}@mail.example`.toLowerCase(),
    phone: phone === null ? null : `+${phone}`,
    address: { street, city, province, zip },
  };
}
