/** A party of an invoice in the place of the other side. */
import type { Form } from "@einv/invoice";

type Named = Pick<
  Form.Supplier,
  "name" | "representative" | "branchNumber" | "businessType" | "businessItem" | "address"
>;

const named = ({ name, representative, branchNumber, businessType, businessItem, address }: Named) => ({
  ...(name === undefined ? {} : { name }),
  ...(representative === undefined ? {} : { representative }),
  ...(branchNumber === undefined ? {} : { branchNumber }),
  ...(businessType === undefined ? {} : { businessType }),
  ...(businessItem === undefined ? {} : { businessItem }),
  ...(address === undefined ? {} : { address }),
});

export const toBuyer = (supplier: Form.Supplier): Form.Buyer => ({
  kind: "business",
  ...(supplier.businessNumber === undefined ? {} : { number: supplier.businessNumber }),
  ...named(supplier),
  ...(supplier.contact === undefined ? {} : { primaryContact: supplier.contact }),
});

export const toSupplier = (buyer: Form.Buyer): Form.Supplier => ({
  ...(buyer.number === undefined ? {} : { businessNumber: buyer.number }),
  ...named(buyer),
  ...(buyer.primaryContact === undefined ? {} : { contact: buyer.primaryContact }),
});
