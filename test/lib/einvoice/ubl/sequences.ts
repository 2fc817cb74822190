/** The sequences of elements in the UBL 2.1 schemas, as far as EN 16931 uses them. */
const PARTY =
	'cbc:EndpointID cac:PartyIdentification cac:PartyName cac:PostalAddress cac:PartyTaxScheme cac:PartyLegalEntity cac:Contact';
const ADDRESS =
	'cbc:StreetName cbc:AdditionalStreetName cbc:CityName cbc:PostalZone cbc:CountrySubentity cac:AddressLine cac:Country';
const LINE_ALLOWANCE =
	'cbc:ChargeIndicator cbc:AllowanceChargeReasonCode cbc:AllowanceChargeReason cbc:MultiplierFactorNumeric cbc:Amount cbc:BaseAmount cac:TaxCategory';
const CATEGORY =
	'cbc:ID cbc:Percent cbc:TaxExemptionReasonCode cbc:TaxExemptionReason cac:TaxScheme';
const LINE_END =
	'cbc:LineExtensionAmount cbc:AccountingCost cac:InvoicePeriod cac:OrderLineReference cac:DocumentReference cac:AllowanceCharge cac:Item cac:Price';

const WRITTEN: Readonly<Record<string, string>> = {
	Invoice: `cbc:CustomizationID cbc:ProfileID cbc:ID cbc:IssueDate cbc:DueDate cbc:InvoiceTypeCode
		cbc:Note cbc:TaxPointDate cbc:DocumentCurrencyCode cbc:TaxCurrencyCode cbc:AccountingCost
		cbc:BuyerReference cac:InvoicePeriod cac:OrderReference cac:BillingReference
		cac:DespatchDocumentReference cac:ReceiptDocumentReference cac:OriginatorDocumentReference
		cac:ContractDocumentReference cac:AdditionalDocumentReference cac:ProjectReference
		cac:AccountingSupplierParty cac:AccountingCustomerParty cac:PayeeParty
		cac:TaxRepresentativeParty cac:Delivery cac:PaymentMeans cac:PaymentTerms cac:AllowanceCharge
		cac:TaxTotal cac:LegalMonetaryTotal cac:InvoiceLine`,
	CreditNote: `cbc:CustomizationID cbc:ProfileID cbc:ID cbc:IssueDate cbc:TaxPointDate
		cbc:CreditNoteTypeCode cbc:Note cbc:DocumentCurrencyCode cbc:TaxCurrencyCode cbc:AccountingCost
		cbc:BuyerReference cac:InvoicePeriod cac:OrderReference cac:BillingReference
		cac:DespatchDocumentReference cac:ReceiptDocumentReference cac:ContractDocumentReference
		cac:AdditionalDocumentReference cac:OriginatorDocumentReference cac:AccountingSupplierParty
		cac:AccountingCustomerParty cac:PayeeParty cac:TaxRepresentativeParty cac:Delivery
		cac:PaymentMeans cac:PaymentTerms cac:AllowanceCharge cac:TaxTotal cac:LegalMonetaryTotal
		cac:CreditNoteLine`,
	'cac:Party': PARTY,
	'cac:PostalAddress': ADDRESS,
	'cac:Address': ADDRESS,
	'cac:PartyTaxScheme': 'cbc:CompanyID cac:TaxScheme',
	'cac:PartyLegalEntity': 'cbc:RegistrationName cbc:CompanyID cbc:CompanyLegalForm',
	'cac:Contact': 'cbc:Name cbc:Telephone cbc:ElectronicMail',
	'cac:InvoicePeriod': 'cbc:StartDate cbc:EndDate cbc:DescriptionCode',
	'cac:OrderReference': 'cbc:ID cbc:SalesOrderID',
	'cac:InvoiceDocumentReference': 'cbc:ID cbc:IssueDate',
	'cac:AdditionalDocumentReference':
		'cbc:ID cbc:DocumentTypeCode cbc:DocumentDescription cac:Attachment',
	'cac:Delivery': 'cbc:ActualDeliveryDate cac:DeliveryLocation cac:DeliveryParty',
	'cac:PaymentMeans':
		'cbc:ID cbc:PaymentMeansCode cbc:PaymentDueDate cbc:PaymentID cac:CardAccount cac:PayeeFinancialAccount cac:PaymentMandate',
	'cac:PayeeFinancialAccount': 'cbc:ID cbc:Name cac:FinancialInstitutionBranch',
	'cac:PaymentMandate': 'cbc:ID cac:PayerFinancialAccount',
	'cac:PaymentTerms': 'cbc:PaymentMeansID cbc:Note cbc:Amount',
	'cac:AllowanceCharge': LINE_ALLOWANCE,
	'cac:TaxTotal': 'cbc:TaxAmount cac:TaxSubtotal',
	'cac:TaxSubtotal': 'cbc:TaxableAmount cbc:TaxAmount cac:TaxCategory',
	'cac:TaxCategory': CATEGORY,
	'cac:ClassifiedTaxCategory': CATEGORY,
	'cac:LegalMonetaryTotal':
		'cbc:LineExtensionAmount cbc:TaxExclusiveAmount cbc:TaxInclusiveAmount cbc:AllowanceTotalAmount cbc:ChargeTotalAmount cbc:PrepaidAmount cbc:PayableRoundingAmount cbc:PayableAmount',
	'cac:InvoiceLine': `cbc:ID cbc:Note cbc:InvoicedQuantity ${LINE_END}`,
	'cac:CreditNoteLine': `cbc:ID cbc:Note cbc:CreditedQuantity ${LINE_END}`,
	'cac:Item':
		'cbc:Description cbc:Name cac:BuyersItemIdentification cac:SellersItemIdentification cac:StandardItemIdentification cac:OriginCountry cac:CommodityClassification cac:ClassifiedTaxCategory',
	'cac:Price': 'cbc:PriceAmount cbc:BaseQuantity cac:AllowanceCharge',
};

/** Which elements may stand in an element, in their order; undefined for those of one element only. */
export function sequenceOf(name: string): readonly string[] | undefined {
	return WRITTEN[name]?.trim().split(/\s+/);
}
