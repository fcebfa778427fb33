// @ts-nocheck
// Generated from schemas/ by `npm run generate`. Do not edit.
// The validators of all kinds: plain functions that need no library at run time.

import type { Validator } from "./validator.ts";

const schema11 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"AvailabilityZone"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"required":["number"],"properties":{"number":{"type":"integer","minimum":1,"maximum":9},"suffix":{"type":"string","pattern":"^[a-z0-9]{1,8}$"}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema12 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};
const pattern0 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u");
const pattern1 = new RegExp("^[a-z0-9]{1,8}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("AvailabilityZone" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "AvailabilityZone"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.number === undefined){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "number"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key4 in data9){
if(!((key4 === "number") || (key4 === "suffix"))){
const err25 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.number !== undefined){
let data10 = data9.number;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err26 = {instancePath:instancePath+"/spec/number",schemaPath:"#/properties/spec/properties/number/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9 || isNaN(data10)){
const err27 = {instancePath:instancePath+"/spec/number",schemaPath:"#/properties/spec/properties/number/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err28 = {instancePath:instancePath+"/spec/number",schemaPath:"#/properties/spec/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data9.suffix !== undefined){
let data11 = data9.suffix;
if(typeof data11 === "string"){
if(!pattern1.test(data11)){
const err29 = {instancePath:instancePath+"/spec/suffix",schemaPath:"#/properties/spec/properties/suffix/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]{1,8}$"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/spec/suffix",schemaPath:"#/properties/spec/properties/suffix/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}


const schema13 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"HostGroup"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"properties":{"hosts":{"type":"array","minItems":1,"maxItems":1000,"items":{"type":"string","minLength":1,"maxLength":255}},"ports":{"type":"array","minItems":1,"maxItems":256,"items":{"type":"object","additionalProperties":false,"required":["switch"],"properties":{"switch":{"type":"string","minLength":1,"maxLength":253},"interface":{"type":"string","minLength":1,"maxLength":63,"pattern":"^[A-Za-z0-9]([A-Za-z0-9 /._:-]*[A-Za-z0-9])?$"},"description":{"type":"string","minLength":1,"maxLength":240},"portChannel":{"type":"object","additionalProperties":false,"required":["id","members"],"properties":{"id":{"type":"integer","minimum":1,"maximum":65535},"members":{"type":"array","minItems":1,"maxItems":64,"items":{"type":"string","minLength":1,"maxLength":63,"pattern":"^[A-Za-z0-9]([A-Za-z0-9 /._:-]*[A-Za-z0-9])?$"}},"lacp":{"type":"string","enum":["active","passive","off"]}}},"unmanaged":{"type":"boolean"},"speed":{"type":"string","enum":["1g","10g","25g","40g","100g","400g"]}}}},"children":{"type":"array","minItems":1,"maxItems":1000,"items":{"type":"string","minLength":1,"maxLength":253}},"binding":{"type":"string","enum":["direct","trunk"]},"role":{"type":"string","enum":["transit","borderGateway"]},"availabilityZones":{"type":"array","minItems":1,"maxItems":9,"items":{"type":"string","minLength":1,"maxLength":253}},"scheduling":{"type":"object","additionalProperties":false,"properties":{"capacity":{"type":"integer","minimum":0,"maximum":4000},"reserve":{"type":"integer","minimum":0,"maximum":4000},"state":{"type":"string","enum":["enabled","cordoned","drained"]}}},"multipleTrunks":{"type":"boolean"},"extraVlans":{"type":"array","minItems":1,"maxItems":4094,"items":{"type":"integer","minimum":2,"maximum":4093}},"infraNetworks":{"type":"array","minItems":1,"maxItems":64,"items":{"type":"object","additionalProperties":false,"required":["name","vlan","vni"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"vlan":{"type":"integer","minimum":2,"maximum":4093},"vni":{"type":"integer","minimum":1,"maximum":16777215},"untagged":{"type":"boolean"},"vrf":{"type":"string","minLength":1,"maxLength":253},"gateways":{"type":"array","minItems":1,"maxItems":64,"items":{"type":"string","minLength":4,"maxLength":49,"pattern":"^[0-9A-Fa-f:.]+/[0-9]{1,3}$"}},"aggregates":{"type":"array","minItems":1,"maxItems":64,"items":{"type":"string","minLength":4,"maxLength":49,"pattern":"^[0-9A-Fa-f:.]+/[0-9]{1,3}$"}},"dhcpRelays":{"type":"array","minItems":1,"maxItems":16,"items":{"type":"string","minLength":2,"maxLength":45,"pattern":"^[0-9A-Fa-f:.]+$"}}}}}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema14 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};
const pattern3 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9 /._:-]*[A-Za-z0-9])?$", "u");
const pattern5 = new RegExp("^[0-9A-Fa-f:.]+/[0-9]{1,3}$", "u");
const pattern7 = new RegExp("^[0-9A-Fa-f:.]+$", "u");
const func2 = Object.prototype.hasOwnProperty;

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("HostGroup" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "HostGroup"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key4 in data9){
if(!(func2.call(schema13.properties.spec.properties, key4))){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.hosts !== undefined){
let data10 = data9.hosts;
if(Array.isArray(data10)){
if(data10.length > 1000){
const err25 = {instancePath:instancePath+"/spec/hosts",schemaPath:"#/properties/spec/properties/hosts/maxItems",keyword:"maxItems",params:{limit: 1000}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10.length < 1){
const err26 = {instancePath:instancePath+"/spec/hosts",schemaPath:"#/properties/spec/properties/hosts/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(typeof data11 === "string"){
if(data11.length > 255){
const err27 = {instancePath:instancePath+"/spec/hosts/" + i0,schemaPath:"#/properties/spec/properties/hosts/items/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data11.length < 1){
const err28 = {instancePath:instancePath+"/spec/hosts/" + i0,schemaPath:"#/properties/spec/properties/hosts/items/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/hosts/" + i0,schemaPath:"#/properties/spec/properties/hosts/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/spec/hosts",schemaPath:"#/properties/spec/properties/hosts/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data9.ports !== undefined){
let data12 = data9.ports;
if(Array.isArray(data12)){
if(data12.length > 256){
const err31 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/maxItems",keyword:"maxItems",params:{limit: 256}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data12.length < 1){
const err32 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.switch === undefined){
const err33 = {instancePath:instancePath+"/spec/ports/" + i1,schemaPath:"#/properties/spec/properties/ports/items/required",keyword:"required",params:{missingProperty: "switch"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key5 in data13){
if(!((((((key5 === "switch") || (key5 === "interface")) || (key5 === "description")) || (key5 === "portChannel")) || (key5 === "unmanaged")) || (key5 === "speed"))){
const err34 = {instancePath:instancePath+"/spec/ports/" + i1,schemaPath:"#/properties/spec/properties/ports/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data13.switch !== undefined){
let data14 = data13.switch;
if(typeof data14 === "string"){
if(data14.length > 253){
const err35 = {instancePath:instancePath+"/spec/ports/" + i1+"/switch",schemaPath:"#/properties/spec/properties/ports/items/properties/switch/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data14.length < 1){
const err36 = {instancePath:instancePath+"/spec/ports/" + i1+"/switch",schemaPath:"#/properties/spec/properties/ports/items/properties/switch/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/spec/ports/" + i1+"/switch",schemaPath:"#/properties/spec/properties/ports/items/properties/switch/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data13.interface !== undefined){
let data15 = data13.interface;
if(typeof data15 === "string"){
if(data15.length > 63){
const err38 = {instancePath:instancePath+"/spec/ports/" + i1+"/interface",schemaPath:"#/properties/spec/properties/ports/items/properties/interface/maxLength",keyword:"maxLength",params:{limit: 63}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data15.length < 1){
const err39 = {instancePath:instancePath+"/spec/ports/" + i1+"/interface",schemaPath:"#/properties/spec/properties/ports/items/properties/interface/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!pattern3.test(data15)){
const err40 = {instancePath:instancePath+"/spec/ports/" + i1+"/interface",schemaPath:"#/properties/spec/properties/ports/items/properties/interface/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9 /._:-]*[A-Za-z0-9])?$"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/spec/ports/" + i1+"/interface",schemaPath:"#/properties/spec/properties/ports/items/properties/interface/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data13.description !== undefined){
let data16 = data13.description;
if(typeof data16 === "string"){
if(data16.length > 240){
const err42 = {instancePath:instancePath+"/spec/ports/" + i1+"/description",schemaPath:"#/properties/spec/properties/ports/items/properties/description/maxLength",keyword:"maxLength",params:{limit: 240}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data16.length < 1){
const err43 = {instancePath:instancePath+"/spec/ports/" + i1+"/description",schemaPath:"#/properties/spec/properties/ports/items/properties/description/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/spec/ports/" + i1+"/description",schemaPath:"#/properties/spec/properties/ports/items/properties/description/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data13.portChannel !== undefined){
let data17 = data13.portChannel;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.id === undefined){
const err45 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data17.members === undefined){
const err46 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/required",keyword:"required",params:{missingProperty: "members"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key6 in data17){
if(!(((key6 === "id") || (key6 === "members")) || (key6 === "lacp"))){
const err47 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data17.id !== undefined){
let data18 = data17.id;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err48 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/id",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/id/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 65535 || isNaN(data18)){
const err49 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/id",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err50 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/id",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
if(data17.members !== undefined){
let data19 = data17.members;
if(Array.isArray(data19)){
if(data19.length > 64){
const err51 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/members",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/members/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data19.length < 1){
const err52 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/members",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/members/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
const len2 = data19.length;
for(let i2=0; i2<len2; i2++){
let data20 = data19[i2];
if(typeof data20 === "string"){
if(data20.length > 63){
const err53 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/members/" + i2,schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/members/items/maxLength",keyword:"maxLength",params:{limit: 63}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data20.length < 1){
const err54 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/members/" + i2,schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/members/items/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!pattern3.test(data20)){
const err55 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/members/" + i2,schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/members/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9 /._:-]*[A-Za-z0-9])?$"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/members/" + i2,schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/members/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/members",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/members/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data17.lacp !== undefined){
let data21 = data17.lacp;
if(typeof data21 !== "string"){
const err58 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/lacp",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/lacp/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!(((data21 === "active") || (data21 === "passive")) || (data21 === "off"))){
const err59 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel/lacp",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/properties/lacp/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.ports.items.properties.portChannel.properties.lacp.enum}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/spec/ports/" + i1+"/portChannel",schemaPath:"#/properties/spec/properties/ports/items/properties/portChannel/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data13.unmanaged !== undefined){
if(typeof data13.unmanaged !== "boolean"){
const err61 = {instancePath:instancePath+"/spec/ports/" + i1+"/unmanaged",schemaPath:"#/properties/spec/properties/ports/items/properties/unmanaged/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data13.speed !== undefined){
let data23 = data13.speed;
if(typeof data23 !== "string"){
const err62 = {instancePath:instancePath+"/spec/ports/" + i1+"/speed",schemaPath:"#/properties/spec/properties/ports/items/properties/speed/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!((((((data23 === "1g") || (data23 === "10g")) || (data23 === "25g")) || (data23 === "40g")) || (data23 === "100g")) || (data23 === "400g"))){
const err63 = {instancePath:instancePath+"/spec/ports/" + i1+"/speed",schemaPath:"#/properties/spec/properties/ports/items/properties/speed/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.ports.items.properties.speed.enum}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/spec/ports/" + i1,schemaPath:"#/properties/spec/properties/ports/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/spec/ports",schemaPath:"#/properties/spec/properties/ports/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data9.children !== undefined){
let data24 = data9.children;
if(Array.isArray(data24)){
if(data24.length > 1000){
const err66 = {instancePath:instancePath+"/spec/children",schemaPath:"#/properties/spec/properties/children/maxItems",keyword:"maxItems",params:{limit: 1000}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data24.length < 1){
const err67 = {instancePath:instancePath+"/spec/children",schemaPath:"#/properties/spec/properties/children/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
const len3 = data24.length;
for(let i3=0; i3<len3; i3++){
let data25 = data24[i3];
if(typeof data25 === "string"){
if(data25.length > 253){
const err68 = {instancePath:instancePath+"/spec/children/" + i3,schemaPath:"#/properties/spec/properties/children/items/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data25.length < 1){
const err69 = {instancePath:instancePath+"/spec/children/" + i3,schemaPath:"#/properties/spec/properties/children/items/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/spec/children/" + i3,schemaPath:"#/properties/spec/properties/children/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/spec/children",schemaPath:"#/properties/spec/properties/children/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data9.binding !== undefined){
let data26 = data9.binding;
if(typeof data26 !== "string"){
const err72 = {instancePath:instancePath+"/spec/binding",schemaPath:"#/properties/spec/properties/binding/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(!((data26 === "direct") || (data26 === "trunk"))){
const err73 = {instancePath:instancePath+"/spec/binding",schemaPath:"#/properties/spec/properties/binding/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.binding.enum}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data9.role !== undefined){
let data27 = data9.role;
if(typeof data27 !== "string"){
const err74 = {instancePath:instancePath+"/spec/role",schemaPath:"#/properties/spec/properties/role/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(!((data27 === "transit") || (data27 === "borderGateway"))){
const err75 = {instancePath:instancePath+"/spec/role",schemaPath:"#/properties/spec/properties/role/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.role.enum}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data9.availabilityZones !== undefined){
let data28 = data9.availabilityZones;
if(Array.isArray(data28)){
if(data28.length > 9){
const err76 = {instancePath:instancePath+"/spec/availabilityZones",schemaPath:"#/properties/spec/properties/availabilityZones/maxItems",keyword:"maxItems",params:{limit: 9}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data28.length < 1){
const err77 = {instancePath:instancePath+"/spec/availabilityZones",schemaPath:"#/properties/spec/properties/availabilityZones/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
const len4 = data28.length;
for(let i4=0; i4<len4; i4++){
let data29 = data28[i4];
if(typeof data29 === "string"){
if(data29.length > 253){
const err78 = {instancePath:instancePath+"/spec/availabilityZones/" + i4,schemaPath:"#/properties/spec/properties/availabilityZones/items/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data29.length < 1){
const err79 = {instancePath:instancePath+"/spec/availabilityZones/" + i4,schemaPath:"#/properties/spec/properties/availabilityZones/items/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/spec/availabilityZones/" + i4,schemaPath:"#/properties/spec/properties/availabilityZones/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/spec/availabilityZones",schemaPath:"#/properties/spec/properties/availabilityZones/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data9.scheduling !== undefined){
let data30 = data9.scheduling;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key7 in data30){
if(!(((key7 === "capacity") || (key7 === "reserve")) || (key7 === "state"))){
const err82 = {instancePath:instancePath+"/spec/scheduling",schemaPath:"#/properties/spec/properties/scheduling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data30.capacity !== undefined){
let data31 = data30.capacity;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err83 = {instancePath:instancePath+"/spec/scheduling/capacity",schemaPath:"#/properties/spec/properties/scheduling/properties/capacity/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 4000 || isNaN(data31)){
const err84 = {instancePath:instancePath+"/spec/scheduling/capacity",schemaPath:"#/properties/spec/properties/scheduling/properties/capacity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4000}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data31 < 0 || isNaN(data31)){
const err85 = {instancePath:instancePath+"/spec/scheduling/capacity",schemaPath:"#/properties/spec/properties/scheduling/properties/capacity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
if(data30.reserve !== undefined){
let data32 = data30.reserve;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err86 = {instancePath:instancePath+"/spec/scheduling/reserve",schemaPath:"#/properties/spec/properties/scheduling/properties/reserve/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 4000 || isNaN(data32)){
const err87 = {instancePath:instancePath+"/spec/scheduling/reserve",schemaPath:"#/properties/spec/properties/scheduling/properties/reserve/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4000}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data32 < 0 || isNaN(data32)){
const err88 = {instancePath:instancePath+"/spec/scheduling/reserve",schemaPath:"#/properties/spec/properties/scheduling/properties/reserve/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
if(data30.state !== undefined){
let data33 = data30.state;
if(typeof data33 !== "string"){
const err89 = {instancePath:instancePath+"/spec/scheduling/state",schemaPath:"#/properties/spec/properties/scheduling/properties/state/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(!(((data33 === "enabled") || (data33 === "cordoned")) || (data33 === "drained"))){
const err90 = {instancePath:instancePath+"/spec/scheduling/state",schemaPath:"#/properties/spec/properties/scheduling/properties/state/enum",keyword:"enum",params:{allowedValues: schema13.properties.spec.properties.scheduling.properties.state.enum}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
}
else {
const err91 = {instancePath:instancePath+"/spec/scheduling",schemaPath:"#/properties/spec/properties/scheduling/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data9.multipleTrunks !== undefined){
if(typeof data9.multipleTrunks !== "boolean"){
const err92 = {instancePath:instancePath+"/spec/multipleTrunks",schemaPath:"#/properties/spec/properties/multipleTrunks/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data9.extraVlans !== undefined){
let data35 = data9.extraVlans;
if(Array.isArray(data35)){
if(data35.length > 4094){
const err93 = {instancePath:instancePath+"/spec/extraVlans",schemaPath:"#/properties/spec/properties/extraVlans/maxItems",keyword:"maxItems",params:{limit: 4094}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data35.length < 1){
const err94 = {instancePath:instancePath+"/spec/extraVlans",schemaPath:"#/properties/spec/properties/extraVlans/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
const len5 = data35.length;
for(let i5=0; i5<len5; i5++){
let data36 = data35[i5];
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
const err95 = {instancePath:instancePath+"/spec/extraVlans/" + i5,schemaPath:"#/properties/spec/properties/extraVlans/items/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 4093 || isNaN(data36)){
const err96 = {instancePath:instancePath+"/spec/extraVlans/" + i5,schemaPath:"#/properties/spec/properties/extraVlans/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4093}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data36 < 2 || isNaN(data36)){
const err97 = {instancePath:instancePath+"/spec/extraVlans/" + i5,schemaPath:"#/properties/spec/properties/extraVlans/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
}
else {
const err98 = {instancePath:instancePath+"/spec/extraVlans",schemaPath:"#/properties/spec/properties/extraVlans/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data9.infraNetworks !== undefined){
let data37 = data9.infraNetworks;
if(Array.isArray(data37)){
if(data37.length > 64){
const err99 = {instancePath:instancePath+"/spec/infraNetworks",schemaPath:"#/properties/spec/properties/infraNetworks/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data37.length < 1){
const err100 = {instancePath:instancePath+"/spec/infraNetworks",schemaPath:"#/properties/spec/properties/infraNetworks/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
const len6 = data37.length;
for(let i6=0; i6<len6; i6++){
let data38 = data37[i6];
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.name === undefined){
const err101 = {instancePath:instancePath+"/spec/infraNetworks/" + i6,schemaPath:"#/properties/spec/properties/infraNetworks/items/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(data38.vlan === undefined){
const err102 = {instancePath:instancePath+"/spec/infraNetworks/" + i6,schemaPath:"#/properties/spec/properties/infraNetworks/items/required",keyword:"required",params:{missingProperty: "vlan"}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data38.vni === undefined){
const err103 = {instancePath:instancePath+"/spec/infraNetworks/" + i6,schemaPath:"#/properties/spec/properties/infraNetworks/items/required",keyword:"required",params:{missingProperty: "vni"}};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
for(const key8 in data38){
if(!((((((((key8 === "name") || (key8 === "vlan")) || (key8 === "vni")) || (key8 === "untagged")) || (key8 === "vrf")) || (key8 === "gateways")) || (key8 === "aggregates")) || (key8 === "dhcpRelays"))){
const err104 = {instancePath:instancePath+"/spec/infraNetworks/" + i6,schemaPath:"#/properties/spec/properties/infraNetworks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data38.name !== undefined){
let data39 = data38.name;
if(typeof data39 === "string"){
if(data39.length > 255){
const err105 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/name",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data39.length < 1){
const err106 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/name",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/name",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data38.vlan !== undefined){
let data40 = data38.vlan;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err108 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vlan",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vlan/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 4093 || isNaN(data40)){
const err109 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vlan",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vlan/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4093}};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data40 < 2 || isNaN(data40)){
const err110 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vlan",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vlan/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2}};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
if(data38.vni !== undefined){
let data41 = data38.vni;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
const err111 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vni",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vni/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 16777215 || isNaN(data41)){
const err112 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vni",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vni/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777215}};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data41 < 1 || isNaN(data41)){
const err113 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vni",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vni/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
if(data38.untagged !== undefined){
if(typeof data38.untagged !== "boolean"){
const err114 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/untagged",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/untagged/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data38.vrf !== undefined){
let data43 = data38.vrf;
if(typeof data43 === "string"){
if(data43.length > 253){
const err115 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vrf",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vrf/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data43.length < 1){
const err116 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vrf",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vrf/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
else {
const err117 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/vrf",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/vrf/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data38.gateways !== undefined){
let data44 = data38.gateways;
if(Array.isArray(data44)){
if(data44.length > 64){
const err118 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/gateways",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/gateways/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data44.length < 1){
const err119 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/gateways",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/gateways/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
const len7 = data44.length;
for(let i7=0; i7<len7; i7++){
let data45 = data44[i7];
if(typeof data45 === "string"){
if(data45.length > 49){
const err120 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/gateways/" + i7,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/gateways/items/maxLength",keyword:"maxLength",params:{limit: 49}};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(data45.length < 4){
const err121 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/gateways/" + i7,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/gateways/items/minLength",keyword:"minLength",params:{limit: 4}};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(!pattern5.test(data45)){
const err122 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/gateways/" + i7,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/gateways/items/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f:.]+/[0-9]{1,3}$"}};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/gateways/" + i7,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/gateways/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
}
else {
const err124 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/gateways",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/gateways/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data38.aggregates !== undefined){
let data46 = data38.aggregates;
if(Array.isArray(data46)){
if(data46.length > 64){
const err125 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/aggregates",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/aggregates/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data46.length < 1){
const err126 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/aggregates",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/aggregates/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
const len8 = data46.length;
for(let i8=0; i8<len8; i8++){
let data47 = data46[i8];
if(typeof data47 === "string"){
if(data47.length > 49){
const err127 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/aggregates/" + i8,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/aggregates/items/maxLength",keyword:"maxLength",params:{limit: 49}};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data47.length < 4){
const err128 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/aggregates/" + i8,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/aggregates/items/minLength",keyword:"minLength",params:{limit: 4}};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(!pattern5.test(data47)){
const err129 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/aggregates/" + i8,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/aggregates/items/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f:.]+/[0-9]{1,3}$"}};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/aggregates/" + i8,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/aggregates/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
else {
const err131 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/aggregates",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/aggregates/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data38.dhcpRelays !== undefined){
let data48 = data38.dhcpRelays;
if(Array.isArray(data48)){
if(data48.length > 16){
const err132 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/dhcpRelays",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/dhcpRelays/maxItems",keyword:"maxItems",params:{limit: 16}};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(data48.length < 1){
const err133 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/dhcpRelays",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/dhcpRelays/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
const len9 = data48.length;
for(let i9=0; i9<len9; i9++){
let data49 = data48[i9];
if(typeof data49 === "string"){
if(data49.length > 45){
const err134 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/dhcpRelays/" + i9,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/dhcpRelays/items/maxLength",keyword:"maxLength",params:{limit: 45}};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data49.length < 2){
const err135 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/dhcpRelays/" + i9,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/dhcpRelays/items/minLength",keyword:"minLength",params:{limit: 2}};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if(!pattern7.test(data49)){
const err136 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/dhcpRelays/" + i9,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/dhcpRelays/items/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f:.]+$"}};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/dhcpRelays/" + i9,schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/dhcpRelays/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/spec/infraNetworks/" + i6+"/dhcpRelays",schemaPath:"#/properties/spec/properties/infraNetworks/items/properties/dhcpRelays/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
else {
const err139 = {instancePath:instancePath+"/spec/infraNetworks/" + i6,schemaPath:"#/properties/spec/properties/infraNetworks/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
}
else {
const err140 = {instancePath:instancePath+"/spec/infraNetworks",schemaPath:"#/properties/spec/properties/infraNetworks/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
}
else {
const err141 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
}
else {
const err142 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}


const schema15 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"Host"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"required":["softPatchPanel"],"properties":{"softPatchPanel":{"type":"object","additionalProperties":false,"required":["driver","nics"],"properties":{"driver":{"type":"string","minLength":1,"maxLength":63},"host":{"type":"string","maxLength":255},"controller":{"type":"string","minLength":1,"maxLength":2048},"keysIn":{"type":"string","minLength":1,"maxLength":2048},"keys":{"type":"string","enum":["array","object"]},"primaryCoreMask":{"type":"string","maxLength":255},"nics":{"type":"array","minItems":1,"maxItems":32,"items":{"type":"object","additionalProperties":false,"required":["pciAddress","physicalNetwork","vhosts","coreMask"],"properties":{"pciAddress":{"type":"string","maxLength":255},"physicalNetwork":{"type":"string","maxLength":255},"vhosts":{"type":"integer","minimum":1,"maximum":1000},"coreMask":{"type":"string","maxLength":255}}}},"mirrors":{"type":"object","additionalProperties":false,"required":["count","coreMask"],"properties":{"count":{"type":"integer","minimum":1,"maximum":1000},"coreMask":{"type":"string","maxLength":255}}}}},"ownership":{"enum":["shared","ranges","exclusive"],"type":"string"}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema16 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("Host" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Host"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.softPatchPanel === undefined){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "softPatchPanel"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key4 in data9){
if(!((key4 === "softPatchPanel") || (key4 === "ownership"))){
const err25 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.softPatchPanel !== undefined){
let data10 = data9.softPatchPanel;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.driver === undefined){
const err26 = {instancePath:instancePath+"/spec/softPatchPanel",schemaPath:"#/properties/spec/properties/softPatchPanel/required",keyword:"required",params:{missingProperty: "driver"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data10.nics === undefined){
const err27 = {instancePath:instancePath+"/spec/softPatchPanel",schemaPath:"#/properties/spec/properties/softPatchPanel/required",keyword:"required",params:{missingProperty: "nics"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key5 in data10){
if(!((((((((key5 === "driver") || (key5 === "host")) || (key5 === "controller")) || (key5 === "keysIn")) || (key5 === "keys")) || (key5 === "primaryCoreMask")) || (key5 === "nics")) || (key5 === "mirrors"))){
const err28 = {instancePath:instancePath+"/spec/softPatchPanel",schemaPath:"#/properties/spec/properties/softPatchPanel/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data10.driver !== undefined){
let data11 = data10.driver;
if(typeof data11 === "string"){
if(data11.length > 63){
const err29 = {instancePath:instancePath+"/spec/softPatchPanel/driver",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/driver/maxLength",keyword:"maxLength",params:{limit: 63}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data11.length < 1){
const err30 = {instancePath:instancePath+"/spec/softPatchPanel/driver",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/driver/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/spec/softPatchPanel/driver",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/driver/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data10.host !== undefined){
let data12 = data10.host;
if(typeof data12 === "string"){
if(data12.length > 255){
const err32 = {instancePath:instancePath+"/spec/softPatchPanel/host",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/host/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/softPatchPanel/host",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/host/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data10.controller !== undefined){
let data13 = data10.controller;
if(typeof data13 === "string"){
if(data13.length > 2048){
const err34 = {instancePath:instancePath+"/spec/softPatchPanel/controller",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/controller/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data13.length < 1){
const err35 = {instancePath:instancePath+"/spec/softPatchPanel/controller",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/controller/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/spec/softPatchPanel/controller",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/controller/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data10.keysIn !== undefined){
let data14 = data10.keysIn;
if(typeof data14 === "string"){
if(data14.length > 2048){
const err37 = {instancePath:instancePath+"/spec/softPatchPanel/keysIn",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/keysIn/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data14.length < 1){
const err38 = {instancePath:instancePath+"/spec/softPatchPanel/keysIn",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/keysIn/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/spec/softPatchPanel/keysIn",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/keysIn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data10.keys !== undefined){
let data15 = data10.keys;
if(typeof data15 !== "string"){
const err40 = {instancePath:instancePath+"/spec/softPatchPanel/keys",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/keys/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(!((data15 === "array") || (data15 === "object"))){
const err41 = {instancePath:instancePath+"/spec/softPatchPanel/keys",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/keys/enum",keyword:"enum",params:{allowedValues: schema15.properties.spec.properties.softPatchPanel.properties.keys.enum}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data10.primaryCoreMask !== undefined){
let data16 = data10.primaryCoreMask;
if(typeof data16 === "string"){
if(data16.length > 255){
const err42 = {instancePath:instancePath+"/spec/softPatchPanel/primaryCoreMask",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/primaryCoreMask/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/spec/softPatchPanel/primaryCoreMask",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/primaryCoreMask/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data10.nics !== undefined){
let data17 = data10.nics;
if(Array.isArray(data17)){
if(data17.length > 32){
const err44 = {instancePath:instancePath+"/spec/softPatchPanel/nics",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/maxItems",keyword:"maxItems",params:{limit: 32}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data17.length < 1){
const err45 = {instancePath:instancePath+"/spec/softPatchPanel/nics",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
const len0 = data17.length;
for(let i0=0; i0<len0; i0++){
let data18 = data17[i0];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.pciAddress === undefined){
const err46 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0,schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/required",keyword:"required",params:{missingProperty: "pciAddress"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data18.physicalNetwork === undefined){
const err47 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0,schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/required",keyword:"required",params:{missingProperty: "physicalNetwork"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data18.vhosts === undefined){
const err48 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0,schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/required",keyword:"required",params:{missingProperty: "vhosts"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data18.coreMask === undefined){
const err49 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0,schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/required",keyword:"required",params:{missingProperty: "coreMask"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key6 in data18){
if(!((((key6 === "pciAddress") || (key6 === "physicalNetwork")) || (key6 === "vhosts")) || (key6 === "coreMask"))){
const err50 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0,schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data18.pciAddress !== undefined){
let data19 = data18.pciAddress;
if(typeof data19 === "string"){
if(data19.length > 255){
const err51 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/pciAddress",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/pciAddress/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/pciAddress",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/pciAddress/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data18.physicalNetwork !== undefined){
let data20 = data18.physicalNetwork;
if(typeof data20 === "string"){
if(data20.length > 255){
const err53 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/physicalNetwork",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/physicalNetwork/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/physicalNetwork",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/physicalNetwork/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data18.vhosts !== undefined){
let data21 = data18.vhosts;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err55 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/vhosts",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/vhosts/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1000 || isNaN(data21)){
const err56 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/vhosts",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/vhosts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data21 < 1 || isNaN(data21)){
const err57 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/vhosts",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/vhosts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
if(data18.coreMask !== undefined){
let data22 = data18.coreMask;
if(typeof data22 === "string"){
if(data22.length > 255){
const err58 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/coreMask",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/coreMask/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0+"/coreMask",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/properties/coreMask/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/spec/softPatchPanel/nics/" + i0,schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/spec/softPatchPanel/nics",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/nics/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data10.mirrors !== undefined){
let data23 = data10.mirrors;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.count === undefined){
const err62 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data23.coreMask === undefined){
const err63 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/required",keyword:"required",params:{missingProperty: "coreMask"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
for(const key7 in data23){
if(!((key7 === "count") || (key7 === "coreMask"))){
const err64 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data23.count !== undefined){
let data24 = data23.count;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err65 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors/count",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/properties/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 1000 || isNaN(data24)){
const err66 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors/count",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data24 < 1 || isNaN(data24)){
const err67 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors/count",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
if(data23.coreMask !== undefined){
let data25 = data23.coreMask;
if(typeof data25 === "string"){
if(data25.length > 255){
const err68 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors/coreMask",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/properties/coreMask/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors/coreMask",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/properties/coreMask/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/spec/softPatchPanel/mirrors",schemaPath:"#/properties/spec/properties/softPatchPanel/properties/mirrors/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/spec/softPatchPanel",schemaPath:"#/properties/spec/properties/softPatchPanel/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data9.ownership !== undefined){
let data26 = data9.ownership;
if(typeof data26 !== "string"){
const err72 = {instancePath:instancePath+"/spec/ownership",schemaPath:"#/properties/spec/properties/ownership/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(!(((data26 === "shared") || (data26 === "ranges")) || (data26 === "exclusive"))){
const err73 = {instancePath:instancePath+"/spec/ownership",schemaPath:"#/properties/spec/properties/ownership/enum",keyword:"enum",params:{allowedValues: schema15.properties.spec.properties.ownership.enum}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}


const schema17 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"Network"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"properties":{"id":{"type":"string","minLength":1,"maxLength":255},"vni":{"type":"integer","minimum":1,"maximum":16777215},"availabilityZoneHint":{"type":"string","minLength":1,"maxLength":253},"adminState":{"type":"string","enum":["up","down"]},"segments":{"type":"array","maxItems":1000,"items":{"type":"object","additionalProperties":false,"required":["vlanPool","vlan"],"properties":{"vlanPool":{"type":"string","minLength":1,"maxLength":253},"vlan":{"type":"integer","minimum":1,"maximum":4094}}}},"external":{"type":"object","additionalProperties":false,"required":["vrf"],"properties":{"vrf":{"type":"string","minLength":1,"maxLength":253}}},"subnets":{"type":"array","maxItems":256,"items":{"type":"object","additionalProperties":false,"required":["cidr"],"properties":{"cidr":{"type":"string","minLength":4,"maxLength":49,"pattern":"^[0-9A-Fa-f:.]+/[0-9]{1,3}$"},"gateway":{"type":"string","minLength":2,"maxLength":45,"pattern":"^[0-9A-Fa-f:.]+$"},"addressPool":{"type":"string","minLength":1,"maxLength":253}}}},"evpn":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"importTargets":{"type":"array","minItems":1,"maxItems":64,"items":{"type":"string","minLength":3,"maxLength":24,"pattern":"^([0-9]{1,10}(\\.[0-9]{1,5})?|[0-9]{1,3}(\\.[0-9]{1,3}){3}):[0-9]{1,10}$|^[0-9]{1,20}$"}},"exportTargets":{"type":"array","minItems":1,"maxItems":64,"items":{"type":"string","minLength":3,"maxLength":24,"pattern":"^([0-9]{1,10}(\\.[0-9]{1,5})?|[0-9]{1,3}(\\.[0-9]{1,3}){3}):[0-9]{1,10}$|^[0-9]{1,20}$"}}}}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema18 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};
const pattern12 = new RegExp("^([0-9]{1,10}(\\.[0-9]{1,5})?|[0-9]{1,3}(\\.[0-9]{1,3}){3}):[0-9]{1,10}$|^[0-9]{1,20}$", "u");

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("Network" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Network"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key4 in data9){
if(!((((((((key4 === "id") || (key4 === "vni")) || (key4 === "availabilityZoneHint")) || (key4 === "adminState")) || (key4 === "segments")) || (key4 === "external")) || (key4 === "subnets")) || (key4 === "evpn"))){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.id !== undefined){
let data10 = data9.id;
if(typeof data10 === "string"){
if(data10.length > 255){
const err25 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10.length < 1){
const err26 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.vni !== undefined){
let data11 = data9.vni;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err28 = {instancePath:instancePath+"/spec/vni",schemaPath:"#/properties/spec/properties/vni/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 16777215 || isNaN(data11)){
const err29 = {instancePath:instancePath+"/spec/vni",schemaPath:"#/properties/spec/properties/vni/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777215}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err30 = {instancePath:instancePath+"/spec/vni",schemaPath:"#/properties/spec/properties/vni/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
if(data9.availabilityZoneHint !== undefined){
let data12 = data9.availabilityZoneHint;
if(typeof data12 === "string"){
if(data12.length > 253){
const err31 = {instancePath:instancePath+"/spec/availabilityZoneHint",schemaPath:"#/properties/spec/properties/availabilityZoneHint/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data12.length < 1){
const err32 = {instancePath:instancePath+"/spec/availabilityZoneHint",schemaPath:"#/properties/spec/properties/availabilityZoneHint/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/availabilityZoneHint",schemaPath:"#/properties/spec/properties/availabilityZoneHint/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data9.adminState !== undefined){
let data13 = data9.adminState;
if(typeof data13 !== "string"){
const err34 = {instancePath:instancePath+"/spec/adminState",schemaPath:"#/properties/spec/properties/adminState/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!((data13 === "up") || (data13 === "down"))){
const err35 = {instancePath:instancePath+"/spec/adminState",schemaPath:"#/properties/spec/properties/adminState/enum",keyword:"enum",params:{allowedValues: schema17.properties.spec.properties.adminState.enum}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.segments !== undefined){
let data14 = data9.segments;
if(Array.isArray(data14)){
if(data14.length > 1000){
const err36 = {instancePath:instancePath+"/spec/segments",schemaPath:"#/properties/spec/properties/segments/maxItems",keyword:"maxItems",params:{limit: 1000}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.vlanPool === undefined){
const err37 = {instancePath:instancePath+"/spec/segments/" + i0,schemaPath:"#/properties/spec/properties/segments/items/required",keyword:"required",params:{missingProperty: "vlanPool"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data15.vlan === undefined){
const err38 = {instancePath:instancePath+"/spec/segments/" + i0,schemaPath:"#/properties/spec/properties/segments/items/required",keyword:"required",params:{missingProperty: "vlan"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
for(const key5 in data15){
if(!((key5 === "vlanPool") || (key5 === "vlan"))){
const err39 = {instancePath:instancePath+"/spec/segments/" + i0,schemaPath:"#/properties/spec/properties/segments/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data15.vlanPool !== undefined){
let data16 = data15.vlanPool;
if(typeof data16 === "string"){
if(data16.length > 253){
const err40 = {instancePath:instancePath+"/spec/segments/" + i0+"/vlanPool",schemaPath:"#/properties/spec/properties/segments/items/properties/vlanPool/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data16.length < 1){
const err41 = {instancePath:instancePath+"/spec/segments/" + i0+"/vlanPool",schemaPath:"#/properties/spec/properties/segments/items/properties/vlanPool/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/spec/segments/" + i0+"/vlanPool",schemaPath:"#/properties/spec/properties/segments/items/properties/vlanPool/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data15.vlan !== undefined){
let data17 = data15.vlan;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err43 = {instancePath:instancePath+"/spec/segments/" + i0+"/vlan",schemaPath:"#/properties/spec/properties/segments/items/properties/vlan/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 4094 || isNaN(data17)){
const err44 = {instancePath:instancePath+"/spec/segments/" + i0+"/vlan",schemaPath:"#/properties/spec/properties/segments/items/properties/vlan/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4094}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err45 = {instancePath:instancePath+"/spec/segments/" + i0+"/vlan",schemaPath:"#/properties/spec/properties/segments/items/properties/vlan/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
}
else {
const err46 = {instancePath:instancePath+"/spec/segments/" + i0,schemaPath:"#/properties/spec/properties/segments/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/spec/segments",schemaPath:"#/properties/spec/properties/segments/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data9.external !== undefined){
let data18 = data9.external;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.vrf === undefined){
const err48 = {instancePath:instancePath+"/spec/external",schemaPath:"#/properties/spec/properties/external/required",keyword:"required",params:{missingProperty: "vrf"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key6 in data18){
if(!(key6 === "vrf")){
const err49 = {instancePath:instancePath+"/spec/external",schemaPath:"#/properties/spec/properties/external/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data18.vrf !== undefined){
let data19 = data18.vrf;
if(typeof data19 === "string"){
if(data19.length > 253){
const err50 = {instancePath:instancePath+"/spec/external/vrf",schemaPath:"#/properties/spec/properties/external/properties/vrf/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data19.length < 1){
const err51 = {instancePath:instancePath+"/spec/external/vrf",schemaPath:"#/properties/spec/properties/external/properties/vrf/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/spec/external/vrf",schemaPath:"#/properties/spec/properties/external/properties/vrf/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/spec/external",schemaPath:"#/properties/spec/properties/external/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data9.subnets !== undefined){
let data20 = data9.subnets;
if(Array.isArray(data20)){
if(data20.length > 256){
const err54 = {instancePath:instancePath+"/spec/subnets",schemaPath:"#/properties/spec/properties/subnets/maxItems",keyword:"maxItems",params:{limit: 256}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
const len1 = data20.length;
for(let i1=0; i1<len1; i1++){
let data21 = data20[i1];
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.cidr === undefined){
const err55 = {instancePath:instancePath+"/spec/subnets/" + i1,schemaPath:"#/properties/spec/properties/subnets/items/required",keyword:"required",params:{missingProperty: "cidr"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
for(const key7 in data21){
if(!(((key7 === "cidr") || (key7 === "gateway")) || (key7 === "addressPool"))){
const err56 = {instancePath:instancePath+"/spec/subnets/" + i1,schemaPath:"#/properties/spec/properties/subnets/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data21.cidr !== undefined){
let data22 = data21.cidr;
if(typeof data22 === "string"){
if(data22.length > 49){
const err57 = {instancePath:instancePath+"/spec/subnets/" + i1+"/cidr",schemaPath:"#/properties/spec/properties/subnets/items/properties/cidr/maxLength",keyword:"maxLength",params:{limit: 49}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data22.length < 4){
const err58 = {instancePath:instancePath+"/spec/subnets/" + i1+"/cidr",schemaPath:"#/properties/spec/properties/subnets/items/properties/cidr/minLength",keyword:"minLength",params:{limit: 4}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!pattern5.test(data22)){
const err59 = {instancePath:instancePath+"/spec/subnets/" + i1+"/cidr",schemaPath:"#/properties/spec/properties/subnets/items/properties/cidr/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f:.]+/[0-9]{1,3}$"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/spec/subnets/" + i1+"/cidr",schemaPath:"#/properties/spec/properties/subnets/items/properties/cidr/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data21.gateway !== undefined){
let data23 = data21.gateway;
if(typeof data23 === "string"){
if(data23.length > 45){
const err61 = {instancePath:instancePath+"/spec/subnets/" + i1+"/gateway",schemaPath:"#/properties/spec/properties/subnets/items/properties/gateway/maxLength",keyword:"maxLength",params:{limit: 45}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data23.length < 2){
const err62 = {instancePath:instancePath+"/spec/subnets/" + i1+"/gateway",schemaPath:"#/properties/spec/properties/subnets/items/properties/gateway/minLength",keyword:"minLength",params:{limit: 2}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!pattern7.test(data23)){
const err63 = {instancePath:instancePath+"/spec/subnets/" + i1+"/gateway",schemaPath:"#/properties/spec/properties/subnets/items/properties/gateway/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f:.]+$"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/spec/subnets/" + i1+"/gateway",schemaPath:"#/properties/spec/properties/subnets/items/properties/gateway/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data21.addressPool !== undefined){
let data24 = data21.addressPool;
if(typeof data24 === "string"){
if(data24.length > 253){
const err65 = {instancePath:instancePath+"/spec/subnets/" + i1+"/addressPool",schemaPath:"#/properties/spec/properties/subnets/items/properties/addressPool/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data24.length < 1){
const err66 = {instancePath:instancePath+"/spec/subnets/" + i1+"/addressPool",schemaPath:"#/properties/spec/properties/subnets/items/properties/addressPool/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/spec/subnets/" + i1+"/addressPool",schemaPath:"#/properties/spec/properties/subnets/items/properties/addressPool/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/spec/subnets/" + i1,schemaPath:"#/properties/spec/properties/subnets/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/spec/subnets",schemaPath:"#/properties/spec/properties/subnets/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data9.evpn !== undefined){
let data25 = data9.evpn;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(Object.keys(data25).length < 1){
const err70 = {instancePath:instancePath+"/spec/evpn",schemaPath:"#/properties/spec/properties/evpn/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key8 in data25){
if(!((key8 === "importTargets") || (key8 === "exportTargets"))){
const err71 = {instancePath:instancePath+"/spec/evpn",schemaPath:"#/properties/spec/properties/evpn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data25.importTargets !== undefined){
let data26 = data25.importTargets;
if(Array.isArray(data26)){
if(data26.length > 64){
const err72 = {instancePath:instancePath+"/spec/evpn/importTargets",schemaPath:"#/properties/spec/properties/evpn/properties/importTargets/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data26.length < 1){
const err73 = {instancePath:instancePath+"/spec/evpn/importTargets",schemaPath:"#/properties/spec/properties/evpn/properties/importTargets/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
const len2 = data26.length;
for(let i2=0; i2<len2; i2++){
let data27 = data26[i2];
if(typeof data27 === "string"){
if(data27.length > 24){
const err74 = {instancePath:instancePath+"/spec/evpn/importTargets/" + i2,schemaPath:"#/properties/spec/properties/evpn/properties/importTargets/items/maxLength",keyword:"maxLength",params:{limit: 24}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data27.length < 3){
const err75 = {instancePath:instancePath+"/spec/evpn/importTargets/" + i2,schemaPath:"#/properties/spec/properties/evpn/properties/importTargets/items/minLength",keyword:"minLength",params:{limit: 3}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!pattern12.test(data27)){
const err76 = {instancePath:instancePath+"/spec/evpn/importTargets/" + i2,schemaPath:"#/properties/spec/properties/evpn/properties/importTargets/items/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,10}(\\.[0-9]{1,5})?|[0-9]{1,3}(\\.[0-9]{1,3}){3}):[0-9]{1,10}$|^[0-9]{1,20}$"}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/spec/evpn/importTargets/" + i2,schemaPath:"#/properties/spec/properties/evpn/properties/importTargets/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/spec/evpn/importTargets",schemaPath:"#/properties/spec/properties/evpn/properties/importTargets/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data25.exportTargets !== undefined){
let data28 = data25.exportTargets;
if(Array.isArray(data28)){
if(data28.length > 64){
const err79 = {instancePath:instancePath+"/spec/evpn/exportTargets",schemaPath:"#/properties/spec/properties/evpn/properties/exportTargets/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(data28.length < 1){
const err80 = {instancePath:instancePath+"/spec/evpn/exportTargets",schemaPath:"#/properties/spec/properties/evpn/properties/exportTargets/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
const len3 = data28.length;
for(let i3=0; i3<len3; i3++){
let data29 = data28[i3];
if(typeof data29 === "string"){
if(data29.length > 24){
const err81 = {instancePath:instancePath+"/spec/evpn/exportTargets/" + i3,schemaPath:"#/properties/spec/properties/evpn/properties/exportTargets/items/maxLength",keyword:"maxLength",params:{limit: 24}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(data29.length < 3){
const err82 = {instancePath:instancePath+"/spec/evpn/exportTargets/" + i3,schemaPath:"#/properties/spec/properties/evpn/properties/exportTargets/items/minLength",keyword:"minLength",params:{limit: 3}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(!pattern12.test(data29)){
const err83 = {instancePath:instancePath+"/spec/evpn/exportTargets/" + i3,schemaPath:"#/properties/spec/properties/evpn/properties/exportTargets/items/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,10}(\\.[0-9]{1,5})?|[0-9]{1,3}(\\.[0-9]{1,3}){3}):[0-9]{1,10}$|^[0-9]{1,20}$"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/spec/evpn/exportTargets/" + i3,schemaPath:"#/properties/spec/properties/evpn/properties/exportTargets/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
else {
const err85 = {instancePath:instancePath+"/spec/evpn/exportTargets",schemaPath:"#/properties/spec/properties/evpn/properties/exportTargets/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath:instancePath+"/spec/evpn",schemaPath:"#/properties/spec/properties/evpn/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}


const schema19 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"PortBinding"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"required":["network"],"properties":{"network":{"type":"string","minLength":1,"maxLength":253},"host":{"type":"string","minLength":1,"maxLength":255},"profile":{"type":"object","additionalProperties":false,"required":["localLinkInformation"],"properties":{"localLinkInformation":{"type":"array","minItems":1,"maxItems":64,"items":{"type":"object","additionalProperties":false,"required":["switchInfo"],"properties":{"switchInfo":{"type":"string","minLength":1,"maxLength":255}}}}}},"hostVlan":{"type":"integer","minimum":1,"maximum":4094},"macAddress":{"type":"string","pattern":"^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"},"adminState":{"type":"string","enum":["up","down"]},"attachment":{"type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"type":"string","enum":["switchPort","vhost"]},"portId":{"type":"string","maxLength":255},"physicalNetwork":{"type":"string","maxLength":255},"flat":{"type":"boolean"}}},"parent":{"type":"string","minLength":1,"maxLength":253}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema20 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};
const pattern15 = new RegExp("^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$", "u");

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("PortBinding" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "PortBinding"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.network === undefined){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "network"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key4 in data9){
if(!((((((((key4 === "network") || (key4 === "host")) || (key4 === "profile")) || (key4 === "hostVlan")) || (key4 === "macAddress")) || (key4 === "adminState")) || (key4 === "attachment")) || (key4 === "parent"))){
const err25 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.network !== undefined){
let data10 = data9.network;
if(typeof data10 === "string"){
if(data10.length > 253){
const err26 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data10.length < 1){
const err27 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/spec/network",schemaPath:"#/properties/spec/properties/network/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data9.host !== undefined){
let data11 = data9.host;
if(typeof data11 === "string"){
if(data11.length > 255){
const err29 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data11.length < 1){
const err30 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/spec/host",schemaPath:"#/properties/spec/properties/host/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data9.profile !== undefined){
let data12 = data9.profile;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.localLinkInformation === undefined){
const err32 = {instancePath:instancePath+"/spec/profile",schemaPath:"#/properties/spec/properties/profile/required",keyword:"required",params:{missingProperty: "localLinkInformation"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key5 in data12){
if(!(key5 === "localLinkInformation")){
const err33 = {instancePath:instancePath+"/spec/profile",schemaPath:"#/properties/spec/properties/profile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data12.localLinkInformation !== undefined){
let data13 = data12.localLinkInformation;
if(Array.isArray(data13)){
if(data13.length > 64){
const err34 = {instancePath:instancePath+"/spec/profile/localLinkInformation",schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data13.length < 1){
const err35 = {instancePath:instancePath+"/spec/profile/localLinkInformation",schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.switchInfo === undefined){
const err36 = {instancePath:instancePath+"/spec/profile/localLinkInformation/" + i0,schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/items/required",keyword:"required",params:{missingProperty: "switchInfo"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
for(const key6 in data14){
if(!(key6 === "switchInfo")){
const err37 = {instancePath:instancePath+"/spec/profile/localLinkInformation/" + i0,schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data14.switchInfo !== undefined){
let data15 = data14.switchInfo;
if(typeof data15 === "string"){
if(data15.length > 255){
const err38 = {instancePath:instancePath+"/spec/profile/localLinkInformation/" + i0+"/switchInfo",schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/items/properties/switchInfo/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data15.length < 1){
const err39 = {instancePath:instancePath+"/spec/profile/localLinkInformation/" + i0+"/switchInfo",schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/items/properties/switchInfo/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/spec/profile/localLinkInformation/" + i0+"/switchInfo",schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/items/properties/switchInfo/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/spec/profile/localLinkInformation/" + i0,schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/spec/profile/localLinkInformation",schemaPath:"#/properties/spec/properties/profile/properties/localLinkInformation/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/spec/profile",schemaPath:"#/properties/spec/properties/profile/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data9.hostVlan !== undefined){
let data16 = data9.hostVlan;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err44 = {instancePath:instancePath+"/spec/hostVlan",schemaPath:"#/properties/spec/properties/hostVlan/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 4094 || isNaN(data16)){
const err45 = {instancePath:instancePath+"/spec/hostVlan",schemaPath:"#/properties/spec/properties/hostVlan/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4094}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err46 = {instancePath:instancePath+"/spec/hostVlan",schemaPath:"#/properties/spec/properties/hostVlan/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
if(data9.macAddress !== undefined){
let data17 = data9.macAddress;
if(typeof data17 === "string"){
if(!pattern15.test(data17)){
const err47 = {instancePath:instancePath+"/spec/macAddress",schemaPath:"#/properties/spec/properties/macAddress/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/spec/macAddress",schemaPath:"#/properties/spec/properties/macAddress/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data9.adminState !== undefined){
let data18 = data9.adminState;
if(typeof data18 !== "string"){
const err49 = {instancePath:instancePath+"/spec/adminState",schemaPath:"#/properties/spec/properties/adminState/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!((data18 === "up") || (data18 === "down"))){
const err50 = {instancePath:instancePath+"/spec/adminState",schemaPath:"#/properties/spec/properties/adminState/enum",keyword:"enum",params:{allowedValues: schema19.properties.spec.properties.adminState.enum}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data9.attachment !== undefined){
let data19 = data9.attachment;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.type === undefined){
const err51 = {instancePath:instancePath+"/spec/attachment",schemaPath:"#/properties/spec/properties/attachment/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key7 in data19){
if(!((((key7 === "type") || (key7 === "portId")) || (key7 === "physicalNetwork")) || (key7 === "flat"))){
const err52 = {instancePath:instancePath+"/spec/attachment",schemaPath:"#/properties/spec/properties/attachment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data19.type !== undefined){
let data20 = data19.type;
if(typeof data20 !== "string"){
const err53 = {instancePath:instancePath+"/spec/attachment/type",schemaPath:"#/properties/spec/properties/attachment/properties/type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(!((data20 === "switchPort") || (data20 === "vhost"))){
const err54 = {instancePath:instancePath+"/spec/attachment/type",schemaPath:"#/properties/spec/properties/attachment/properties/type/enum",keyword:"enum",params:{allowedValues: schema19.properties.spec.properties.attachment.properties.type.enum}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data19.portId !== undefined){
let data21 = data19.portId;
if(typeof data21 === "string"){
if(data21.length > 255){
const err55 = {instancePath:instancePath+"/spec/attachment/portId",schemaPath:"#/properties/spec/properties/attachment/properties/portId/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/spec/attachment/portId",schemaPath:"#/properties/spec/properties/attachment/properties/portId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data19.physicalNetwork !== undefined){
let data22 = data19.physicalNetwork;
if(typeof data22 === "string"){
if(data22.length > 255){
const err57 = {instancePath:instancePath+"/spec/attachment/physicalNetwork",schemaPath:"#/properties/spec/properties/attachment/properties/physicalNetwork/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/spec/attachment/physicalNetwork",schemaPath:"#/properties/spec/properties/attachment/properties/physicalNetwork/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data19.flat !== undefined){
if(typeof data19.flat !== "boolean"){
const err59 = {instancePath:instancePath+"/spec/attachment/flat",schemaPath:"#/properties/spec/properties/attachment/properties/flat/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/spec/attachment",schemaPath:"#/properties/spec/properties/attachment/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data9.parent !== undefined){
let data24 = data9.parent;
if(typeof data24 === "string"){
if(data24.length > 253){
const err61 = {instancePath:instancePath+"/spec/parent",schemaPath:"#/properties/spec/properties/parent/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data24.length < 1){
const err62 = {instancePath:instancePath+"/spec/parent",schemaPath:"#/properties/spec/properties/parent/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/spec/parent",schemaPath:"#/properties/spec/properties/parent/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}


const schema21 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"ReconcilePolicy"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"properties":{"ownership":{"type":"string","enum":["shared","ranges","exclusive"]},"deletionBudget":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"items":{"type":"integer","minimum":0,"maximum":1000000000},"percent":{"type":"number","minimum":0,"maximum":100}}},"disruptionConsent":{"type":"string","enum":["given","required"]},"vniRanges":{"type":"array","minItems":1,"maxItems":256,"items":{"type":["integer","string"],"minimum":1,"maximum":16777215,"maxLength":17,"pattern":"^[1-9][0-9]{0,7}-[1-9][0-9]{0,7}$"}},"regionAsn":{"type":["string","integer"],"pattern":"^[0-9]{1,10}(\\.[0-9]{1,5})?$","maxLength":16,"minimum":1,"maximum":4294967295},"mode":{"type":"string","enum":["plan","approve","apply"]},"drift":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"action":{"type":"string","enum":["ignore","warn","heal"]},"debounce":{"type":"string","maxLength":12,"pattern":"^[0-9]{1,9}(ms|s|m|h)$"},"grace":{"type":"string","maxLength":12,"pattern":"^[0-9]{1,9}(ms|s|m|h)$"},"accept":{"type":"array","maxItems":1024,"items":{"type":"object","additionalProperties":false,"required":["target","until"],"properties":{"target":{"type":"string","pattern":"^[a-z]+/.+$","maxLength":256},"path":{"type":"string","pattern":"^/.+$","maxLength":1024},"until":{"type":"string","maxLength":40},"because":{"type":"string","minLength":1,"maxLength":1024}}}}}},"changeWindows":{"type":"array","maxItems":64,"items":{"type":"object","additionalProperties":false,"required":["type","schedule","duration"],"properties":{"type":{"type":"string","enum":["allow","deny"]},"schedule":{"type":"string","pattern":"^[0-9A-Za-z*,/#-]+( +[0-9A-Za-z*,/#-]+){4}$","maxLength":256},"duration":{"type":"string","maxLength":12,"pattern":"^[0-9]{1,9}(ms|s|m|h)$"},"timeZone":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_+/-]*$","maxLength":64}}}},"windowsFor":{"type":"string","enum":["everything","changes"]}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema22 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};
const pattern17 = new RegExp("^[1-9][0-9]{0,7}-[1-9][0-9]{0,7}$", "u");
const pattern18 = new RegExp("^[0-9]{1,10}(\\.[0-9]{1,5})?$", "u");
const pattern19 = new RegExp("^[0-9]{1,9}(ms|s|m|h)$", "u");
const pattern21 = new RegExp("^[a-z]+/.+$", "u");
const pattern22 = new RegExp("^/.+$", "u");
const pattern23 = new RegExp("^[0-9A-Za-z*,/#-]+( +[0-9A-Za-z*,/#-]+){4}$", "u");
const pattern25 = new RegExp("^[A-Za-z][A-Za-z0-9_+/-]*$", "u");

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("ReconcilePolicy" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ReconcilePolicy"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key4 in data9){
if(!(func2.call(schema21.properties.spec.properties, key4))){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.ownership !== undefined){
let data10 = data9.ownership;
if(typeof data10 !== "string"){
const err25 = {instancePath:instancePath+"/spec/ownership",schemaPath:"#/properties/spec/properties/ownership/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!(((data10 === "shared") || (data10 === "ranges")) || (data10 === "exclusive"))){
const err26 = {instancePath:instancePath+"/spec/ownership",schemaPath:"#/properties/spec/properties/ownership/enum",keyword:"enum",params:{allowedValues: schema21.properties.spec.properties.ownership.enum}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data9.deletionBudget !== undefined){
let data11 = data9.deletionBudget;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length < 1){
const err27 = {instancePath:instancePath+"/spec/deletionBudget",schemaPath:"#/properties/spec/properties/deletionBudget/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key5 in data11){
if(!((key5 === "items") || (key5 === "percent"))){
const err28 = {instancePath:instancePath+"/spec/deletionBudget",schemaPath:"#/properties/spec/properties/deletionBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data11.items !== undefined){
let data12 = data11.items;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err29 = {instancePath:instancePath+"/spec/deletionBudget/items",schemaPath:"#/properties/spec/properties/deletionBudget/properties/items/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000000000 || isNaN(data12)){
const err30 = {instancePath:instancePath+"/spec/deletionBudget/items",schemaPath:"#/properties/spec/properties/deletionBudget/properties/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err31 = {instancePath:instancePath+"/spec/deletionBudget/items",schemaPath:"#/properties/spec/properties/deletionBudget/properties/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
if(data11.percent !== undefined){
let data13 = data11.percent;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 100 || isNaN(data13)){
const err32 = {instancePath:instancePath+"/spec/deletionBudget/percent",schemaPath:"#/properties/spec/properties/deletionBudget/properties/percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err33 = {instancePath:instancePath+"/spec/deletionBudget/percent",schemaPath:"#/properties/spec/properties/deletionBudget/properties/percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/spec/deletionBudget/percent",schemaPath:"#/properties/spec/properties/deletionBudget/properties/percent/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/spec/deletionBudget",schemaPath:"#/properties/spec/properties/deletionBudget/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.disruptionConsent !== undefined){
let data14 = data9.disruptionConsent;
if(typeof data14 !== "string"){
const err36 = {instancePath:instancePath+"/spec/disruptionConsent",schemaPath:"#/properties/spec/properties/disruptionConsent/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!((data14 === "given") || (data14 === "required"))){
const err37 = {instancePath:instancePath+"/spec/disruptionConsent",schemaPath:"#/properties/spec/properties/disruptionConsent/enum",keyword:"enum",params:{allowedValues: schema21.properties.spec.properties.disruptionConsent.enum}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.vniRanges !== undefined){
let data15 = data9.vniRanges;
if(Array.isArray(data15)){
if(data15.length > 256){
const err38 = {instancePath:instancePath+"/spec/vniRanges",schemaPath:"#/properties/spec/properties/vniRanges/maxItems",keyword:"maxItems",params:{limit: 256}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data15.length < 1){
const err39 = {instancePath:instancePath+"/spec/vniRanges",schemaPath:"#/properties/spec/properties/vniRanges/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
if((!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))) && (typeof data16 !== "string")){
const err40 = {instancePath:instancePath+"/spec/vniRanges/" + i0,schemaPath:"#/properties/spec/properties/vniRanges/items/type",keyword:"type",params:{type: schema21.properties.spec.properties.vniRanges.items.type}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 16777215 || isNaN(data16)){
const err41 = {instancePath:instancePath+"/spec/vniRanges/" + i0,schemaPath:"#/properties/spec/properties/vniRanges/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777215}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err42 = {instancePath:instancePath+"/spec/vniRanges/" + i0,schemaPath:"#/properties/spec/properties/vniRanges/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(typeof data16 === "string"){
if(data16.length > 17){
const err43 = {instancePath:instancePath+"/spec/vniRanges/" + i0,schemaPath:"#/properties/spec/properties/vniRanges/items/maxLength",keyword:"maxLength",params:{limit: 17}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!pattern17.test(data16)){
const err44 = {instancePath:instancePath+"/spec/vniRanges/" + i0,schemaPath:"#/properties/spec/properties/vniRanges/items/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,7}-[1-9][0-9]{0,7}$"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
}
else {
const err45 = {instancePath:instancePath+"/spec/vniRanges",schemaPath:"#/properties/spec/properties/vniRanges/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data9.regionAsn !== undefined){
let data17 = data9.regionAsn;
if((typeof data17 !== "string") && (!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17))))){
const err46 = {instancePath:instancePath+"/spec/regionAsn",schemaPath:"#/properties/spec/properties/regionAsn/type",keyword:"type",params:{type: schema21.properties.spec.properties.regionAsn.type}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 4294967295 || isNaN(data17)){
const err47 = {instancePath:instancePath+"/spec/regionAsn",schemaPath:"#/properties/spec/properties/regionAsn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err48 = {instancePath:instancePath+"/spec/regionAsn",schemaPath:"#/properties/spec/properties/regionAsn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(typeof data17 === "string"){
if(data17.length > 16){
const err49 = {instancePath:instancePath+"/spec/regionAsn",schemaPath:"#/properties/spec/properties/regionAsn/maxLength",keyword:"maxLength",params:{limit: 16}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!pattern18.test(data17)){
const err50 = {instancePath:instancePath+"/spec/regionAsn",schemaPath:"#/properties/spec/properties/regionAsn/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,10}(\\.[0-9]{1,5})?$"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
if(data9.mode !== undefined){
let data18 = data9.mode;
if(typeof data18 !== "string"){
const err51 = {instancePath:instancePath+"/spec/mode",schemaPath:"#/properties/spec/properties/mode/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!(((data18 === "plan") || (data18 === "approve")) || (data18 === "apply"))){
const err52 = {instancePath:instancePath+"/spec/mode",schemaPath:"#/properties/spec/properties/mode/enum",keyword:"enum",params:{allowedValues: schema21.properties.spec.properties.mode.enum}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data9.drift !== undefined){
let data19 = data9.drift;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(Object.keys(data19).length < 1){
const err53 = {instancePath:instancePath+"/spec/drift",schemaPath:"#/properties/spec/properties/drift/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
for(const key6 in data19){
if(!((((key6 === "action") || (key6 === "debounce")) || (key6 === "grace")) || (key6 === "accept"))){
const err54 = {instancePath:instancePath+"/spec/drift",schemaPath:"#/properties/spec/properties/drift/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data19.action !== undefined){
let data20 = data19.action;
if(typeof data20 !== "string"){
const err55 = {instancePath:instancePath+"/spec/drift/action",schemaPath:"#/properties/spec/properties/drift/properties/action/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!(((data20 === "ignore") || (data20 === "warn")) || (data20 === "heal"))){
const err56 = {instancePath:instancePath+"/spec/drift/action",schemaPath:"#/properties/spec/properties/drift/properties/action/enum",keyword:"enum",params:{allowedValues: schema21.properties.spec.properties.drift.properties.action.enum}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data19.debounce !== undefined){
let data21 = data19.debounce;
if(typeof data21 === "string"){
if(data21.length > 12){
const err57 = {instancePath:instancePath+"/spec/drift/debounce",schemaPath:"#/properties/spec/properties/drift/properties/debounce/maxLength",keyword:"maxLength",params:{limit: 12}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!pattern19.test(data21)){
const err58 = {instancePath:instancePath+"/spec/drift/debounce",schemaPath:"#/properties/spec/properties/drift/properties/debounce/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h)$"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/spec/drift/debounce",schemaPath:"#/properties/spec/properties/drift/properties/debounce/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data19.grace !== undefined){
let data22 = data19.grace;
if(typeof data22 === "string"){
if(data22.length > 12){
const err60 = {instancePath:instancePath+"/spec/drift/grace",schemaPath:"#/properties/spec/properties/drift/properties/grace/maxLength",keyword:"maxLength",params:{limit: 12}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!pattern19.test(data22)){
const err61 = {instancePath:instancePath+"/spec/drift/grace",schemaPath:"#/properties/spec/properties/drift/properties/grace/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h)$"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/spec/drift/grace",schemaPath:"#/properties/spec/properties/drift/properties/grace/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data19.accept !== undefined){
let data23 = data19.accept;
if(Array.isArray(data23)){
if(data23.length > 1024){
const err63 = {instancePath:instancePath+"/spec/drift/accept",schemaPath:"#/properties/spec/properties/drift/properties/accept/maxItems",keyword:"maxItems",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
const len1 = data23.length;
for(let i1=0; i1<len1; i1++){
let data24 = data23[i1];
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.target === undefined){
const err64 = {instancePath:instancePath+"/spec/drift/accept/" + i1,schemaPath:"#/properties/spec/properties/drift/properties/accept/items/required",keyword:"required",params:{missingProperty: "target"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data24.until === undefined){
const err65 = {instancePath:instancePath+"/spec/drift/accept/" + i1,schemaPath:"#/properties/spec/properties/drift/properties/accept/items/required",keyword:"required",params:{missingProperty: "until"}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
for(const key7 in data24){
if(!((((key7 === "target") || (key7 === "path")) || (key7 === "until")) || (key7 === "because"))){
const err66 = {instancePath:instancePath+"/spec/drift/accept/" + i1,schemaPath:"#/properties/spec/properties/drift/properties/accept/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data24.target !== undefined){
let data25 = data24.target;
if(typeof data25 === "string"){
if(data25.length > 256){
const err67 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/target",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/target/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(!pattern21.test(data25)){
const err68 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/target",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/target/pattern",keyword:"pattern",params:{pattern: "^[a-z]+/.+$"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/target",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/target/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data24.path !== undefined){
let data26 = data24.path;
if(typeof data26 === "string"){
if(data26.length > 1024){
const err70 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/path",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/path/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!pattern22.test(data26)){
const err71 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/path",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/path/pattern",keyword:"pattern",params:{pattern: "^/.+$"}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/path",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/path/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data24.until !== undefined){
let data27 = data24.until;
if(typeof data27 === "string"){
if(data27.length > 40){
const err73 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/until",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/until/maxLength",keyword:"maxLength",params:{limit: 40}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/until",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/until/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data24.because !== undefined){
let data28 = data24.because;
if(typeof data28 === "string"){
if(data28.length > 1024){
const err75 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/because",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/because/maxLength",keyword:"maxLength",params:{limit: 1024}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data28.length < 1){
const err76 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/because",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/because/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/spec/drift/accept/" + i1+"/because",schemaPath:"#/properties/spec/properties/drift/properties/accept/items/properties/because/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/spec/drift/accept/" + i1,schemaPath:"#/properties/spec/properties/drift/properties/accept/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/spec/drift/accept",schemaPath:"#/properties/spec/properties/drift/properties/accept/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/spec/drift",schemaPath:"#/properties/spec/properties/drift/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data9.changeWindows !== undefined){
let data29 = data9.changeWindows;
if(Array.isArray(data29)){
if(data29.length > 64){
const err81 = {instancePath:instancePath+"/spec/changeWindows",schemaPath:"#/properties/spec/properties/changeWindows/maxItems",keyword:"maxItems",params:{limit: 64}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
const len2 = data29.length;
for(let i2=0; i2<len2; i2++){
let data30 = data29[i2];
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.type === undefined){
const err82 = {instancePath:instancePath+"/spec/changeWindows/" + i2,schemaPath:"#/properties/spec/properties/changeWindows/items/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data30.schedule === undefined){
const err83 = {instancePath:instancePath+"/spec/changeWindows/" + i2,schemaPath:"#/properties/spec/properties/changeWindows/items/required",keyword:"required",params:{missingProperty: "schedule"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data30.duration === undefined){
const err84 = {instancePath:instancePath+"/spec/changeWindows/" + i2,schemaPath:"#/properties/spec/properties/changeWindows/items/required",keyword:"required",params:{missingProperty: "duration"}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
for(const key8 in data30){
if(!((((key8 === "type") || (key8 === "schedule")) || (key8 === "duration")) || (key8 === "timeZone"))){
const err85 = {instancePath:instancePath+"/spec/changeWindows/" + i2,schemaPath:"#/properties/spec/properties/changeWindows/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data30.type !== undefined){
let data31 = data30.type;
if(typeof data31 !== "string"){
const err86 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/type",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/type/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(!((data31 === "allow") || (data31 === "deny"))){
const err87 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/type",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema21.properties.spec.properties.changeWindows.items.properties.type.enum}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data30.schedule !== undefined){
let data32 = data30.schedule;
if(typeof data32 === "string"){
if(data32.length > 256){
const err88 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/schedule",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/schedule/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(!pattern23.test(data32)){
const err89 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/schedule",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/schedule/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*,/#-]+( +[0-9A-Za-z*,/#-]+){4}$"}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/schedule",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/schedule/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data30.duration !== undefined){
let data33 = data30.duration;
if(typeof data33 === "string"){
if(data33.length > 12){
const err91 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/duration",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/duration/maxLength",keyword:"maxLength",params:{limit: 12}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(!pattern19.test(data33)){
const err92 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/duration",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/duration/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,9}(ms|s|m|h)$"}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/duration",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data30.timeZone !== undefined){
let data34 = data30.timeZone;
if(typeof data34 === "string"){
if(data34.length > 64){
const err94 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/timeZone",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/timeZone/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(!pattern25.test(data34)){
const err95 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/timeZone",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/timeZone/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_+/-]*$"}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/spec/changeWindows/" + i2+"/timeZone",schemaPath:"#/properties/spec/properties/changeWindows/items/properties/timeZone/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
else {
const err97 = {instancePath:instancePath+"/spec/changeWindows/" + i2,schemaPath:"#/properties/spec/properties/changeWindows/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/spec/changeWindows",schemaPath:"#/properties/spec/properties/changeWindows/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data9.windowsFor !== undefined){
let data35 = data9.windowsFor;
if(typeof data35 !== "string"){
const err99 = {instancePath:instancePath+"/spec/windowsFor",schemaPath:"#/properties/spec/properties/windowsFor/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(!((data35 === "everything") || (data35 === "changes"))){
const err100 = {instancePath:instancePath+"/spec/windowsFor",schemaPath:"#/properties/spec/properties/windowsFor/enum",keyword:"enum",params:{allowedValues: schema21.properties.spec.properties.windowsFor.enum}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}


const schema23 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"SwitchPair"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"properties":{"availabilityZone":{"type":"string","minLength":1,"maxLength":253},"vlanPool":{"type":"string","minLength":1,"maxLength":253},"groupId":{"type":"integer","minimum":0,"maximum":65535},"asn":{"type":["string","integer"],"pattern":"^[0-9]{1,10}(\\.[0-9]{1,5})?$","maxLength":16,"minimum":1,"maximum":4294967295}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema24 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("SwitchPair" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "SwitchPair"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key4 in data9){
if(!((((key4 === "availabilityZone") || (key4 === "vlanPool")) || (key4 === "groupId")) || (key4 === "asn"))){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.availabilityZone !== undefined){
let data10 = data9.availabilityZone;
if(typeof data10 === "string"){
if(data10.length > 253){
const err25 = {instancePath:instancePath+"/spec/availabilityZone",schemaPath:"#/properties/spec/properties/availabilityZone/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10.length < 1){
const err26 = {instancePath:instancePath+"/spec/availabilityZone",schemaPath:"#/properties/spec/properties/availabilityZone/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/spec/availabilityZone",schemaPath:"#/properties/spec/properties/availabilityZone/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data9.vlanPool !== undefined){
let data11 = data9.vlanPool;
if(typeof data11 === "string"){
if(data11.length > 253){
const err28 = {instancePath:instancePath+"/spec/vlanPool",schemaPath:"#/properties/spec/properties/vlanPool/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data11.length < 1){
const err29 = {instancePath:instancePath+"/spec/vlanPool",schemaPath:"#/properties/spec/properties/vlanPool/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/spec/vlanPool",schemaPath:"#/properties/spec/properties/vlanPool/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data9.groupId !== undefined){
let data12 = data9.groupId;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err31 = {instancePath:instancePath+"/spec/groupId",schemaPath:"#/properties/spec/properties/groupId/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 65535 || isNaN(data12)){
const err32 = {instancePath:instancePath+"/spec/groupId",schemaPath:"#/properties/spec/properties/groupId/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err33 = {instancePath:instancePath+"/spec/groupId",schemaPath:"#/properties/spec/properties/groupId/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
if(data9.asn !== undefined){
let data13 = data9.asn;
if((typeof data13 !== "string") && (!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13))))){
const err34 = {instancePath:instancePath+"/spec/asn",schemaPath:"#/properties/spec/properties/asn/type",keyword:"type",params:{type: schema23.properties.spec.properties.asn.type}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 4294967295 || isNaN(data13)){
const err35 = {instancePath:instancePath+"/spec/asn",schemaPath:"#/properties/spec/properties/asn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err36 = {instancePath:instancePath+"/spec/asn",schemaPath:"#/properties/spec/properties/asn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(typeof data13 === "string"){
if(data13.length > 16){
const err37 = {instancePath:instancePath+"/spec/asn",schemaPath:"#/properties/spec/properties/asn/maxLength",keyword:"maxLength",params:{limit: 16}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!pattern18.test(data13)){
const err38 = {instancePath:instancePath+"/spec/asn",schemaPath:"#/properties/spec/properties/asn/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,10}(\\.[0-9]{1,5})?$"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
}
else {
const err39 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}


const schema25 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"Switch"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"required":["pair","driver"],"properties":{"pair":{"type":"string","minLength":1,"maxLength":253},"driver":{"type":"string","minLength":1,"maxLength":63},"endpoint":{"type":"string","minLength":1,"maxLength":2048},"serverName":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9.:-]*$","maxLength":253},"bridge":{"type":"string","minLength":1,"maxLength":253},"credentials":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"fromFile":{"type":"string","minLength":1,"maxLength":4096},"fromEnv":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","maxLength":256}}},"vtepAddress":{"type":"string","pattern":"^[0-9a-fA-F:.]{2,45}$"},"vlanCapacity":{"type":"integer","minimum":1,"maximum":4094},"ownership":{"enum":["shared","ranges","exclusive"],"type":"string"}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema26 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};
const pattern29 = new RegExp("^[A-Za-z0-9][A-Za-z0-9.:-]*$", "u");
const pattern30 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern31 = new RegExp("^[0-9a-fA-F:.]{2,45}$", "u");

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("Switch" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Switch"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.pair === undefined){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "pair"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data9.driver === undefined){
const err25 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "driver"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key4 in data9){
if(!(func2.call(schema25.properties.spec.properties, key4))){
const err26 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data9.pair !== undefined){
let data10 = data9.pair;
if(typeof data10 === "string"){
if(data10.length > 253){
const err27 = {instancePath:instancePath+"/spec/pair",schemaPath:"#/properties/spec/properties/pair/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data10.length < 1){
const err28 = {instancePath:instancePath+"/spec/pair",schemaPath:"#/properties/spec/properties/pair/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/pair",schemaPath:"#/properties/spec/properties/pair/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data9.driver !== undefined){
let data11 = data9.driver;
if(typeof data11 === "string"){
if(data11.length > 63){
const err30 = {instancePath:instancePath+"/spec/driver",schemaPath:"#/properties/spec/properties/driver/maxLength",keyword:"maxLength",params:{limit: 63}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data11.length < 1){
const err31 = {instancePath:instancePath+"/spec/driver",schemaPath:"#/properties/spec/properties/driver/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/spec/driver",schemaPath:"#/properties/spec/properties/driver/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data9.endpoint !== undefined){
let data12 = data9.endpoint;
if(typeof data12 === "string"){
if(data12.length > 2048){
const err33 = {instancePath:instancePath+"/spec/endpoint",schemaPath:"#/properties/spec/properties/endpoint/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data12.length < 1){
const err34 = {instancePath:instancePath+"/spec/endpoint",schemaPath:"#/properties/spec/properties/endpoint/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/spec/endpoint",schemaPath:"#/properties/spec/properties/endpoint/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.serverName !== undefined){
let data13 = data9.serverName;
if(typeof data13 === "string"){
if(data13.length > 253){
const err36 = {instancePath:instancePath+"/spec/serverName",schemaPath:"#/properties/spec/properties/serverName/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!pattern29.test(data13)){
const err37 = {instancePath:instancePath+"/spec/serverName",schemaPath:"#/properties/spec/properties/serverName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9.:-]*$"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/spec/serverName",schemaPath:"#/properties/spec/properties/serverName/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data9.bridge !== undefined){
let data14 = data9.bridge;
if(typeof data14 === "string"){
if(data14.length > 253){
const err39 = {instancePath:instancePath+"/spec/bridge",schemaPath:"#/properties/spec/properties/bridge/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data14.length < 1){
const err40 = {instancePath:instancePath+"/spec/bridge",schemaPath:"#/properties/spec/properties/bridge/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/spec/bridge",schemaPath:"#/properties/spec/properties/bridge/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data9.credentials !== undefined){
let data15 = data9.credentials;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length > 1){
const err42 = {instancePath:instancePath+"/spec/credentials",schemaPath:"#/properties/spec/properties/credentials/maxProperties",keyword:"maxProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(Object.keys(data15).length < 1){
const err43 = {instancePath:instancePath+"/spec/credentials",schemaPath:"#/properties/spec/properties/credentials/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
for(const key5 in data15){
if(!((key5 === "fromFile") || (key5 === "fromEnv"))){
const err44 = {instancePath:instancePath+"/spec/credentials",schemaPath:"#/properties/spec/properties/credentials/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data15.fromFile !== undefined){
let data16 = data15.fromFile;
if(typeof data16 === "string"){
if(data16.length > 4096){
const err45 = {instancePath:instancePath+"/spec/credentials/fromFile",schemaPath:"#/properties/spec/properties/credentials/properties/fromFile/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data16.length < 1){
const err46 = {instancePath:instancePath+"/spec/credentials/fromFile",schemaPath:"#/properties/spec/properties/credentials/properties/fromFile/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/spec/credentials/fromFile",schemaPath:"#/properties/spec/properties/credentials/properties/fromFile/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data15.fromEnv !== undefined){
let data17 = data15.fromEnv;
if(typeof data17 === "string"){
if(data17.length > 256){
const err48 = {instancePath:instancePath+"/spec/credentials/fromEnv",schemaPath:"#/properties/spec/properties/credentials/properties/fromEnv/maxLength",keyword:"maxLength",params:{limit: 256}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(!pattern30.test(data17)){
const err49 = {instancePath:instancePath+"/spec/credentials/fromEnv",schemaPath:"#/properties/spec/properties/credentials/properties/fromEnv/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/spec/credentials/fromEnv",schemaPath:"#/properties/spec/properties/credentials/properties/fromEnv/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/spec/credentials",schemaPath:"#/properties/spec/properties/credentials/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data9.vtepAddress !== undefined){
let data18 = data9.vtepAddress;
if(typeof data18 === "string"){
if(!pattern31.test(data18)){
const err52 = {instancePath:instancePath+"/spec/vtepAddress",schemaPath:"#/properties/spec/properties/vtepAddress/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F:.]{2,45}$"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/spec/vtepAddress",schemaPath:"#/properties/spec/properties/vtepAddress/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data9.vlanCapacity !== undefined){
let data19 = data9.vlanCapacity;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err54 = {instancePath:instancePath+"/spec/vlanCapacity",schemaPath:"#/properties/spec/properties/vlanCapacity/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 4094 || isNaN(data19)){
const err55 = {instancePath:instancePath+"/spec/vlanCapacity",schemaPath:"#/properties/spec/properties/vlanCapacity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4094}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err56 = {instancePath:instancePath+"/spec/vlanCapacity",schemaPath:"#/properties/spec/properties/vlanCapacity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
if(data9.ownership !== undefined){
let data20 = data9.ownership;
if(typeof data20 !== "string"){
const err57 = {instancePath:instancePath+"/spec/ownership",schemaPath:"#/properties/spec/properties/ownership/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(!(((data20 === "shared") || (data20 === "ranges")) || (data20 === "exclusive"))){
const err58 = {instancePath:instancePath+"/spec/ownership",schemaPath:"#/properties/spec/properties/ownership/enum",keyword:"enum",params:{allowedValues: schema25.properties.spec.properties.ownership.enum}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}


const schema27 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"VlanPool"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"required":["ranges"],"properties":{"ranges":{"type":"array","minItems":1,"maxItems":256,"items":{"type":["integer","string"],"minimum":1,"maximum":4094,"maxLength":9,"pattern":"^[1-9][0-9]{0,3}-[1-9][0-9]{0,3}$"}}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema28 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};
const pattern33 = new RegExp("^[1-9][0-9]{0,3}-[1-9][0-9]{0,3}$", "u");

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("VlanPool" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "VlanPool"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.ranges === undefined){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "ranges"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key4 in data9){
if(!(key4 === "ranges")){
const err25 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.ranges !== undefined){
let data10 = data9.ranges;
if(Array.isArray(data10)){
if(data10.length > 256){
const err26 = {instancePath:instancePath+"/spec/ranges",schemaPath:"#/properties/spec/properties/ranges/maxItems",keyword:"maxItems",params:{limit: 256}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data10.length < 1){
const err27 = {instancePath:instancePath+"/spec/ranges",schemaPath:"#/properties/spec/properties/ranges/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if((!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))) && (typeof data11 !== "string")){
const err28 = {instancePath:instancePath+"/spec/ranges/" + i0,schemaPath:"#/properties/spec/properties/ranges/items/type",keyword:"type",params:{type: schema27.properties.spec.properties.ranges.items.type}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 4094 || isNaN(data11)){
const err29 = {instancePath:instancePath+"/spec/ranges/" + i0,schemaPath:"#/properties/spec/properties/ranges/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4094}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err30 = {instancePath:instancePath+"/spec/ranges/" + i0,schemaPath:"#/properties/spec/properties/ranges/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(typeof data11 === "string"){
if(data11.length > 9){
const err31 = {instancePath:instancePath+"/spec/ranges/" + i0,schemaPath:"#/properties/spec/properties/ranges/items/maxLength",keyword:"maxLength",params:{limit: 9}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!pattern33.test(data11)){
const err32 = {instancePath:instancePath+"/spec/ranges/" + i0,schemaPath:"#/properties/spec/properties/ranges/items/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,3}-[1-9][0-9]{0,3}$"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
}
else {
const err33 = {instancePath:instancePath+"/spec/ranges",schemaPath:"#/properties/spec/properties/ranges/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}


const schema29 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","metadata","spec"],"properties":{"$schema":{"type":"string","maxLength":2048},"apiVersion":{"const":"plumbline/v1"},"kind":{"const":"Vrf"},"metadata":{"$ref":"#/definitions/Metadata"},"spec":{"type":"object","additionalProperties":false,"required":["number"],"properties":{"id":{"type":"string","minLength":1,"maxLength":32,"pattern":"^[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?$"},"number":{"type":"integer","minimum":1,"maximum":65535},"addressPools":{"type":"array","maxItems":1000,"items":{"type":"object","additionalProperties":false,"required":["name","prefixes"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253},"prefixes":{"type":"array","minItems":1,"maxItems":256,"items":{"type":"string","minLength":4,"maxLength":49,"pattern":"^[0-9A-Fa-f:.]+/[0-9]{1,3}$"}},"availabilityZone":{"type":"string","minLength":1,"maxLength":253}}}}}}},"definitions":{"Metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}}}};
const schema30 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":253,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},"labels":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":253}},"annotations":{"type":"object","maxProperties":64,"additionalProperties":{"type":"string","maxLength":4096}}}};
const pattern35 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?$", "u");

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "$schema") || (key0 === "apiVersion")) || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(data0.length > 2048){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/maxLength",keyword:"maxLength",params:{limit: 2048}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.apiVersion !== undefined){
if("plumbline/v1" !== data.apiVersion){
const err7 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "plumbline/v1"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.kind !== undefined){
if("Vrf" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Vrf"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data3 = data.metadata;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "name") || (key1 === "labels")) || (key1 === "annotations"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data3.name !== undefined){
let data4 = data3.name;
if(typeof data4 === "string"){
if(data4.length > 253){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data4)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/definitions/Metadata/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.labels !== undefined){
let data5 = data3.labels;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 64){
const err15 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key2 in data5){
let data6 = data5[key2];
if(typeof data6 === "string"){
if(data6.length > 253){
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/definitions/Metadata/properties/labels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data3.annotations !== undefined){
let data7 = data3.annotations;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
const err19 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 in data7){
let data8 = data7[key3];
if(typeof data8 === "string"){
if(data8.length > 4096){
const err20 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/metadata/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/Metadata/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/metadata/annotations",schemaPath:"#/definitions/Metadata/properties/annotations/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/metadata",schemaPath:"#/definitions/Metadata/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.spec !== undefined){
let data9 = data.spec;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.number === undefined){
const err24 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "number"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key4 in data9){
if(!(((key4 === "id") || (key4 === "number")) || (key4 === "addressPools"))){
const err25 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.id !== undefined){
let data10 = data9.id;
if(typeof data10 === "string"){
if(data10.length > 32){
const err26 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/maxLength",keyword:"maxLength",params:{limit: 32}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data10.length < 1){
const err27 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!pattern35.test(data10)){
const err28 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?$"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/spec/id",schemaPath:"#/properties/spec/properties/id/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data9.number !== undefined){
let data11 = data9.number;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err30 = {instancePath:instancePath+"/spec/number",schemaPath:"#/properties/spec/properties/number/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 65535 || isNaN(data11)){
const err31 = {instancePath:instancePath+"/spec/number",schemaPath:"#/properties/spec/properties/number/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err32 = {instancePath:instancePath+"/spec/number",schemaPath:"#/properties/spec/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
if(data9.addressPools !== undefined){
let data12 = data9.addressPools;
if(Array.isArray(data12)){
if(data12.length > 1000){
const err33 = {instancePath:instancePath+"/spec/addressPools",schemaPath:"#/properties/spec/properties/addressPools/maxItems",keyword:"maxItems",params:{limit: 1000}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.name === undefined){
const err34 = {instancePath:instancePath+"/spec/addressPools/" + i0,schemaPath:"#/properties/spec/properties/addressPools/items/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data13.prefixes === undefined){
const err35 = {instancePath:instancePath+"/spec/addressPools/" + i0,schemaPath:"#/properties/spec/properties/addressPools/items/required",keyword:"required",params:{missingProperty: "prefixes"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key5 in data13){
if(!(((key5 === "name") || (key5 === "prefixes")) || (key5 === "availabilityZone"))){
const err36 = {instancePath:instancePath+"/spec/addressPools/" + i0,schemaPath:"#/properties/spec/properties/addressPools/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data13.name !== undefined){
let data14 = data13.name;
if(typeof data14 === "string"){
if(data14.length > 253){
const err37 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/name",schemaPath:"#/properties/spec/properties/addressPools/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data14.length < 1){
const err38 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/name",schemaPath:"#/properties/spec/properties/addressPools/items/properties/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/name",schemaPath:"#/properties/spec/properties/addressPools/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data13.prefixes !== undefined){
let data15 = data13.prefixes;
if(Array.isArray(data15)){
if(data15.length > 256){
const err40 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/prefixes",schemaPath:"#/properties/spec/properties/addressPools/items/properties/prefixes/maxItems",keyword:"maxItems",params:{limit: 256}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data15.length < 1){
const err41 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/prefixes",schemaPath:"#/properties/spec/properties/addressPools/items/properties/prefixes/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
let data16 = data15[i1];
if(typeof data16 === "string"){
if(data16.length > 49){
const err42 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/prefixes/" + i1,schemaPath:"#/properties/spec/properties/addressPools/items/properties/prefixes/items/maxLength",keyword:"maxLength",params:{limit: 49}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data16.length < 4){
const err43 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/prefixes/" + i1,schemaPath:"#/properties/spec/properties/addressPools/items/properties/prefixes/items/minLength",keyword:"minLength",params:{limit: 4}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!pattern5.test(data16)){
const err44 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/prefixes/" + i1,schemaPath:"#/properties/spec/properties/addressPools/items/properties/prefixes/items/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f:.]+/[0-9]{1,3}$"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/prefixes/" + i1,schemaPath:"#/properties/spec/properties/addressPools/items/properties/prefixes/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/prefixes",schemaPath:"#/properties/spec/properties/addressPools/items/properties/prefixes/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data13.availabilityZone !== undefined){
let data17 = data13.availabilityZone;
if(typeof data17 === "string"){
if(data17.length > 253){
const err47 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/availabilityZone",schemaPath:"#/properties/spec/properties/addressPools/items/properties/availabilityZone/maxLength",keyword:"maxLength",params:{limit: 253}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data17.length < 1){
const err48 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/availabilityZone",schemaPath:"#/properties/spec/properties/addressPools/items/properties/availabilityZone/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/spec/addressPools/" + i0+"/availabilityZone",schemaPath:"#/properties/spec/properties/addressPools/items/properties/availabilityZone/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/spec/addressPools/" + i0,schemaPath:"#/properties/spec/properties/addressPools/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/spec/addressPools",schemaPath:"#/properties/spec/properties/addressPools/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

export const validators: Readonly<Record<string, Validator>> = {
  AvailabilityZone: validate10,
  HostGroup: validate11,
  Host: validate12,
  Network: validate13,
  PortBinding: validate14,
  ReconcilePolicy: validate15,
  SwitchPair: validate16,
  Switch: validate17,
  VlanPool: validate18,
  Vrf: validate19,
};
