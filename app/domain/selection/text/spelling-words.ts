function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}

/** Words that decide, and that people mistype. */
export const correctable = words(`
  order orders ordered ordering purchase purchases purchased package packages parcel parcels shipment shipments shipping
  shipped product products article articles delivery deliveries deliver delivered delivering delivers arrive arrives
  arrived arriving arrival receive receives received receiving tracking track tracked locate locating location status
  current currently refund refunds refunded refunding reimburse reimburses reimbursed reimbursing reimbursement
  reimbursements compensation compensations restitution restitutions rebate rebates return returns returned returning
  replace replaced replacing replacement replacements exchange exchanged exchanging damage damaged damages broken
  defective faulty delay delayed delays cancel cancelled canceled cancelling payment payments transaction transactions
  charge charges charged account accounts mattress address expect expected waiting progress dispute disputed disputing
  period periods fraud fraudulent unauthorized unauthorised recognize recognise lawyer attorney password instructions previous ignore
`);

/** Real words one slip away from those above: read as written. */
export const commonWords = words(`
  accountant arrivals attorneys awaiting baiting border bordered bordering borders broke broker brokers cancer cancels
  chance change changed changes charger chargers chipped chipping corder crack cracked currant currants deceive deceived
  decay decayed debate debates delver derive detective destitution dislocate dispute exchanger exchanges expects expert
  experts faculty fault faults forder hipped ignored ignores impassword instruction invoice items lawsuit lawsuits
  layer lawyers local locale localing located locates locution older odder order's orderly particle particles packaged
  packages passwords precious produce produces progresses purchaser purser racked racking reburn recap receiver relace
  relate related relay relays rebase rebates refine refined refit refound refuse refused replica replicate retire retired
  returnee rehired shipper shippers shopped shopping sipping skipped skipping slipped slipping snipped states statue
  statues stats status stratus tacked tacking tract tracer traced tracing track tracks tracker trackers tricked trick
  truck trucks trucked trucking tract vocation wafting waiving walling walting wanting warting wasting watching writing
  whipped whipping
`);
